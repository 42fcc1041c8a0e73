<?php
// client.php VERSION MODE: writes the message that it would send; or reads the answer on standard input and says what it is.
class Quiet extends SoapClient
{
    public $sent;

    function __doRequest($request, $location, $action, $version, $oneWay = false): ?string
    {
        $this->sent = $request;
        $answer = file_get_contents('php://stdin');
        return $answer == '' ? null : $answer;
    }
}

$client = new Quiet(null, [
    'location' => 'http://127.0.0.1/',
    'uri' => 'urn:orders',
    'soap_version' => $argv[1] == '1.2' ? SOAP_1_2 : SOAP_1_1,
    'use' => $argv[2] == 'literal' ? SOAP_LITERAL : SOAP_ENCODED,
    'style' => SOAP_RPC,
]);
$namespace = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
$token = new SoapVar([
    new SoapVar('anna', XSD_STRING, null, null, 'Username', $namespace),
    new SoapVar('s3cret', XSD_STRING, null, null, 'Password', $namespace),
], SOAP_ENC_OBJECT, null, null, 'UsernameToken', $namespace);
$header = new SoapHeader($namespace, 'Security', new SoapVar([$token], SOAP_ENC_OBJECT), true);
$sends = $argv[2] == 'answer' ? [] : [$header];
try {
    $answer = $client->__soapCall(
        'getOrder',
        [new SoapParam(7, 'orderId'), new SoapParam("é <&> \u{20AC}", 'note'), new SoapParam(['a', 'b'], 'lines')],
        null,
        $sends
    );
    if ($argv[2] == 'answer') {
        echo 'answer ' . json_encode($answer, JSON_UNESCAPED_UNICODE);
        exit;
    }
} catch (SoapFault $fault) {
    if ($argv[2] == 'answer') {
        echo 'fault ' . $fault->faultcode . ' ' . $fault->faultstring;
        exit;
    }
}
echo $client->sent;
