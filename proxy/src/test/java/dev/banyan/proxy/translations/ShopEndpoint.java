package dev.banyan.proxy.translations;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.jws.WebService;
import jakarta.xml.soap.SOAPConstants;
import jakarta.xml.soap.SOAPException;
import jakarta.xml.soap.SOAPFactory;
import jakarta.xml.ws.BindingType;
import jakarta.xml.ws.Endpoint;
import jakarta.xml.ws.soap.SOAPBinding;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.xml.namespace.QName;

/** The shop as a Java program serves it, by JAX-WS on a free port, in both versions of SOAP. */
final class ShopEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Map<String, List<String>>> asked = new CopyOnWriteArrayList<>();
    private final Endpoint first;
    private final Endpoint second;

    ShopEndpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        first = publish("/11", new Service11());
        second = publish("/12", new Service12());
        server.start();
    }

    private Endpoint publish(String path, Object service) {
        HttpContext context = server.createContext(path);
        context.getFilters().add(new Watch());
        Endpoint endpoint = Endpoint.create(service);
        endpoint.publish(context);
        return endpoint;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The headers of each request for an operation, names in lower case. */
    List<Map<String, List<String>>> asked() {
        return asked;
    }

    @Override
    public void close() {
        first.stop();
        second.stop();
        server.stop(0);
        threads.shutdownNow();
    }

    private final class Watch extends Filter {
        @Override
        public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
            if (exchange.getRequestMethod().equals("POST")) {
                Map<String, List<String>> headers = new TreeMap<>();
                exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values));
                asked.add(headers);
            }
            chain.doFilter(exchange);
        }

        @Override
        public String description() {
            return "who asks";
        }
    }

    /** What both services do. */
    abstract static class Service implements Shop {
        @Override
        public Order getOrder(int id, String channel) {
            if (id == 404) {
                throw new SOAPFaultException(fault("no order 404 in \"" + channel + "\" & elsewhere: Z\u00fcrich"));
            }
            if (id == 500) {
                throw new IllegalStateException("down");
            }
            Order order = new Order();
            order.id = id;
            order.customer = "J\u00fcrgen \ud83d\ude00 <&> Gro\u00df, " + channel;
            order.total = new BigDecimal("12345678901234567890.12");
            for (int i = 1; i <= id % 10; i++) {
                Line line = new Line();
                line.sku = "SKU-" + i;
                line.quantity = i;
                order.line.add(line);
                order.tag.add("t" + i);
            }
            return order;
        }

        @Override
        public Order putOrder(Order order) {
            return order;
        }

        abstract String version();

        private jakarta.xml.soap.SOAPFault fault(String words) {
            try {
                boolean first = version().equals(SOAPConstants.SOAP_1_1_PROTOCOL);
                QName code = first
                        ? new QName(SOAPConstants.URI_NS_SOAP_1_1_ENVELOPE, "Client")
                        : SOAPConstants.SOAP_SENDER_FAULT;
                return SOAPFactory.newInstance(version()).createFault(words, code);
            } catch (SOAPException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Speaks SOAP 1.1. */
    @WebService(endpointInterface = "dev.banyan.proxy.translations.Shop", targetNamespace = Shop.NAMESPACE)
    public static final class Service11 extends Service {
        @Override
        String version() {
            return SOAPConstants.SOAP_1_1_PROTOCOL;
        }
    }

    /** Speaks SOAP 1.2. */
    @WebService(endpointInterface = "dev.banyan.proxy.translations.Shop", targetNamespace = Shop.NAMESPACE)
    @BindingType(SOAPBinding.SOAP12HTTP_BINDING)
    public static final class Service12 extends Service {
        @Override
        String version() {
            return SOAPConstants.SOAP_1_2_PROTOCOL;
        }
    }
}
