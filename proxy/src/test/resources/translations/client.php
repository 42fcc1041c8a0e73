<?php
// client.php WSDL VERSION CHARSET CALLS: calls a described service, says in JSON what each call gave and how it was framed.
ini_set('soap.wsdl_cache_enabled', '0');
ini_set('serialize_precision', '-1');
[, $wsdl, $version, $charset, $calls] = $argv;
$options = [
    'soap_version' => $version == '12' ? SOAP_1_2 : SOAP_1_1, 'trace' => true, 'exceptions' => true,
    'features' => SOAP_SINGLE_ELEMENT_ARRAYS, 'encoding' => $charset, 'keep_alive' => false,
];
if ($charset == 'ISO-8859-1') {
    $options['compression'] = SOAP_COMPRESSION_ACCEPT | SOAP_COMPRESSION_GZIP | 5;
}
$client = new SoapClient($wsdl, $options);
$wsse = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
$token = new SoapVar([
    new SoapVar('anna', XSD_STRING, null, null, 'Username', $wsse),
], SOAP_ENC_OBJECT, null, null, 'UsernameToken', $wsse);
$client->__setSoapHeaders([new SoapHeader($wsse, 'Security', new SoapVar([$token], SOAP_ENC_OBJECT), false)]);

$said = [];
foreach (json_decode($calls, true) as [$operation, $argument]) {
    array_walk_recursive($argument, function (&$text) use ($charset) {
        $text = is_string($text) ? iconv('UTF-8', $charset, $text) : $text;
    });
    try {
        $one = ['answer' => $client->__soapCall($operation, [$argument])];
    } catch (SoapFault $fault) {
        $one = ['code' => preg_replace('/^.*:/', '', $fault->faultcode), 'words' => $fault->faultstring];
    }
    $plain = function ($value) use (&$plain, $charset) {
        return is_object($value) || is_array($value)
            ? array_map($plain, (array) $value)
            : (is_string($value) ? iconv($charset, 'UTF-8', $value) : $value);
    };
    $one = $plain($one);
    $said[] = $one + ['head' => $client->__getLastResponseHeaders(), 'length' => strlen($client->__getLastResponse())];
}
echo json_encode($said, JSON_UNESCAPED_UNICODE);
