<?php
// described.php VERSION WSDL: answers the message on standard input as a service does that is built on its description.
ini_set('soap.wsdl_cache_enabled', '0');

class Orders
{
    function getOrder($request)
    {
        if (!is_int($request->orderId)) {
            throw new SoapFault('Client', 'orderId is no number');
        }
        $channel = $request->channel ?? 'none';
        if ($request->orderId == 404) {
            throw new SoapFault('Client.Unknown', "no order for $channel");
        }
        $items = [];
        for ($i = 1; $i <= $request->orderId % 10; $i++) {
            $items[] = ['code' => "SKU-$i", 'qty' => $i, 'serial' => $i == 1 ? ['s1', 's2'] : []];
        }
        return ['order' => [
            'status' => 'A', 'id' => $request->orderId, 'amount' => '1234567890.10', 'remark' => null,
            'items' => ['item' => $items], 'pickup' => '2026-01-31', 'created' => '2026-01-30T12:00:00Z',
        ]];
    }
}

$server = new SoapServer($argv[2], ['soap_version' => $argv[1] == '1.2' ? SOAP_1_2 : SOAP_1_1]);
$server->setClass('Orders');
$server->handle(file_get_contents('php://stdin'));
