<?php
// A service of long ago: /document/11, /document/12, /rpc/11 and /rpc/12. What it is asked stands in the file PEER_LOG.
ini_set('soap.wsdl_cache_enabled', '0');
ini_set('default_charset', '');
$body = file_get_contents('php://input');
$asked = [
    'method' => $_SERVER['REQUEST_METHOD'], 'target' => $_SERVER['REQUEST_URI'],
    'headers' => array_change_key_case(getallheaders()), 'body' => base64_encode($body),
];
file_put_contents(getenv('PEER_LOG'), json_encode($asked) . "\n", FILE_APPEND | LOCK_EX);
[, $style, $version] = explode('/', $_SERVER['REQUEST_URI']);
preg_match('#id>(\d+)<#', $body, $found);
$id = $found[1] ?? '';

if ($id == '601') {
    http_response_code(500);
    echo '<!DOCTYPE html><html><body><h1>Fatal error</h1>secret in /var/www/shop.php on line 7</body></html>';
    return;
}
if ($id == '602' || $id == '603') {
    ini_set('display_errors', $id == '602' ? '1' : '0');
    ini_set('html_errors', '1');
    no_such_function('secret');
}
if (str_contains($_SERVER['HTTP_ACCEPT_ENCODING'] ?? '', 'gzip')) {
    ini_set('zlib.output_compression', '1');
}
if ($id == '801' || $id == '802') {
    // Latin 1, as the declaration alone says it, or the Content-Type alone.
    ob_start(function ($answer) use ($id) {
        $latin = iconv('UTF-8', 'ISO-8859-1', $answer);
        $declaration = '<?xml version="1.0" encoding="UTF-8"?>';
        $latin = str_replace($declaration, $id == '801' ? '<?xml version="1.0" encoding="ISO-8859-1"?>' : '', $latin);
        header('Content-Type: text/xml' . ($id == '802' ? '; charset=ISO-8859-1' : ''));
        header('Content-Length: ' . strlen($latin));
        return $latin;
    });
}

class Shop
{
    protected function order($id, $channel)
    {
        if ($id == 404) {
            throw new SoapFault('Client', "no order 404 in \"$channel\" & elsewhere: Zürich");
        }
        if ($id == 500) {
            throw new SoapFault('Server', 'down');
        }
        if ($id == 501) {
            no_such_function();
        }
        $order = new stdClass;
        $order->id = (int) $id;
        $order->customer = $id > 800 ? 'Jürgen Groß' : "Jürgen \u{1F600} <&> Groß, $channel";
        $order->total = '12345678901234567890.12';
        $order->note = null;
        $order->line = [];
        $order->tag = [];
        for ($i = 1; $i <= $id % 10; $i++) {
            $line = new stdClass;
            $line->sku = "SKU-$i";
            $line->quantity = $i;
            $order->line[] = $line;
            $order->tag[] = "t$i";
        }
        return $order;
    }
}

class Described extends Shop
{
    function getOrder($request)
    {
        return ['order' => $this->order($request->id, $request->channel ?? 'none')];
    }

    function putOrder($request)
    {
        return ['order' => $request->order];
    }
}

class Undescribed extends Shop
{
    function getOrder($id, $channel)
    {
        return $this->order($id, $channel);
    }

    function putOrder($order)
    {
        foreach (['line', 'tag'] as $list) {
            $items = $order->$list->item ?? [];
            $order->$list = is_array($items) ? $items : [$items];
        }
        return $order;
    }

    function sameTwice()
    {
        $line = new stdClass;
        $line->sku = 'SKU-1';
        $line->quantity = 1;
        $order = new stdClass;
        $order->line = [$line, $line];
        return $order;
    }
}

$options = ['soap_version' => $version == '12' ? SOAP_1_2 : SOAP_1_1];
$server = $style == 'document'
    ? new SoapServer(getenv('PEER_WSDL'), $options)
    : new SoapServer(null, $options + ['uri' => 'urn:shop']);
$server->setClass($style == 'document' ? 'Described' : 'Undescribed');
$server->handle($body);
