<?php
// server.php VERSION USE: answers the message on standard input as an old service would.
class Orders
{
    function getOrder($orderId)
    {
        if ($orderId == 0) {
            throw new SoapFault('Client', 'no such order: "0" & none');
        }
        if ($orderId < 0) {
            throw new SoapFault('Server', 'down');
        }
        return ['id' => $orderId, 'lines' => ['a', 'b'], 'note' => null, 'paid' => true, 'total' => '19.90'];
    }

    function echoed($text)
    {
        return $text;
    }

    function secured($text)
    {
        return $GLOBALS['user'] . ':' . $text;
    }

    function Security($token)
    {
        $GLOBALS['user'] = $token->UsernameToken->Username . '/' . $token->UsernameToken->Password;
    }
}

$server = new SoapServer(null, [
    'uri' => 'urn:orders',
    'soap_version' => $argv[1] == '1.2' ? SOAP_1_2 : SOAP_1_1,
    'use' => $argv[2] == 'encoded' ? SOAP_ENCODED : SOAP_LITERAL,
    'style' => SOAP_RPC,
]);
$server->setClass('Orders');
$server->handle(file_get_contents('php://stdin'));
