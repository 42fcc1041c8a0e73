import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands for the backends of the tutorial, each on a port of the loopback: an order service of 2004 (SOAP 1.1), the new
 * one (REST) and a mainframe's gateway (records in EBCDIC). It knows order 7, and order 13, whose day nobody knows any more.
 */
final class Backends {
    private static final String XML = "text/xml; charset=utf-8";
    private static final String JSON = "application/json";
    private static final Pattern ORDER_ID = Pattern.compile("<(?:\\w+:)?orderId>(\\d+)</");

    private static final String ENVELOPE = """
            <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>%s\
            </soapenv:Body></soapenv:Envelope>""";
    private static final String ORDER = """
            <getOrderResponse xmlns="urn:orders"><order><orderId>%s</orderId><orderDate>%s</orderDate>\
            <statusCode>A</statusCode><items><item><code>LAMP</code><qty>2</qty></item></items>\
            <amount>98,00</amount><remark>by the back door</remark></order></getOrderResponse>""";
    private static final String FAULT = """
            <soapenv:Fault><faultcode>soapenv:Client</faultcode><faultstring>no such order</faultstring>\
            </soapenv:Fault>""";
    private static final String NEW_ORDER = """
            {"id": 7, "placedAt": "2026-01-31", "status": "active", "total": 98.00, "note": "by the back door",
             "lines": [{"sku": "LAMP", "quantity": 2}]}
            """;

    private Backends() {}

    public static void main(String[] ports) throws IOException {
        int soap = serve(ports[0], Backends::soap);
        int rest = serve(ports[1], Backends::rest);
        int mainframe = serve(ports[2], Backends::mainframe);
        System.out.println("soap :" + soap + "  rest :" + rest + "  mainframe :" + mainframe);
    }

    private interface Service {
        void answer(HttpExchange call, byte[] body) throws IOException;
    }

    private static int serve(String port, Service service) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", call -> {
            try (call) {
                service.answer(call, call.getRequestBody().readAllBytes());
            }
        });
        server.start();
        return server.getAddress().getPort();
    }

    private static void soap(HttpExchange call, byte[] body) throws IOException {
        Matcher id = ORDER_ID.matcher(new String(body, StandardCharsets.UTF_8));
        if (id.find() && (id.group(1).equals("7") || id.group(1).equals("13"))) {
            String day = id.group(1).equals("7") ? "20260131" : "00000000";
            send(call, 200, XML, ENVELOPE.formatted(ORDER.formatted(id.group(1), day)).getBytes(StandardCharsets.UTF_8));
        } else {
            send(call, 500, XML, ENVELOPE.formatted(FAULT).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void rest(HttpExchange call, byte[] body) throws IOException {
        boolean known = call.getRequestURI().getPath().equals("/orders/7");
        String answer = known ? NEW_ORDER : "{\"title\": \"No such order\"}";
        send(call, known ? 200 : 404, JSON, answer.getBytes(StandardCharsets.UTF_8));
    }

    /** Numbers the record that came, in its first six bytes, and gives it back. */
    private static void mainframe(HttpExchange call, byte[] record) throws IOException {
        byte[] number = "004711".getBytes(Charset.forName("IBM037"));
        System.arraycopy(number, 0, record, 0, number.length);
        send(call, 200, "application/octet-stream", record);
    }

    private static void send(HttpExchange call, int status, String type, byte[] body) throws IOException {
        call.getResponseHeaders().set("Content-Type", type);
        call.sendResponseHeaders(status, body.length);
        call.getResponseBody().write(body);
    }
}
