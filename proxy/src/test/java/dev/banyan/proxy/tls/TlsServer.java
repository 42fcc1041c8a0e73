package dev.banyan.proxy.tls;

import dev.banyan.proxy.wire.Authority;
import io.netty.pkitesting.X509Bundle;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A TLS server of the JDK's that does handshakes and remembers what clients said in them. */
final class TlsServer implements Closeable {
    private record Greeting(String sni, String client) {}

    private final SSLServerSocket socket;
    private final BlockingQueue<Greeting> greetings = new LinkedBlockingQueue<>();

    private TlsServer(Authority authority, X509Bundle certificate, boolean asking) throws IOException {
        socket = (SSLServerSocket) authority
                .context(certificate)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
        parameters.setNeedClientAuth(asking);
        socket.setSSLParameters(parameters);
        start("tls-server", this::run);
    }

    static TlsServer of(Authority authority, X509Bundle certificate) throws IOException {
        return new TlsServer(authority, certificate, false);
    }

    /** One that wants to see a certificate of that authority. */
    static TlsServer asking(Authority authority, X509Bundle certificate) throws IOException {
        return new TlsServer(authority, certificate, true);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** The name that the last client asked for; empty: none. */
    String sni() throws InterruptedException {
        return greetings.poll(10, TimeUnit.SECONDS).sni();
    }

    /** Whose certificate the last client showed. */
    String client() throws InterruptedException {
        return greetings.poll(10, TimeUnit.SECONDS).client();
    }

    private void run() {
        while (!socket.isClosed()) {
            try {
                SSLSocket client = (SSLSocket) socket.accept();
                start("tls-connection", () -> greet(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void greet(SSLSocket client) {
        try (client) {
            client.startHandshake();
            greetings.add(greeting(client));
            client.getInputStream().read();
        } catch (IOException refused) {
            // The client's own test says what it thinks of that.
        }
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static Greeting greeting(SSLSocket client) throws IOException {
        ExtendedSSLSession session = (ExtendedSSLSession) client.getSession();
        List<String> names = session.getRequestedServerNames().stream()
                .map(name -> ((SNIHostName) name).getAsciiName())
                .toList();
        String subject = client.getNeedClientAuth() ? session.getPeerPrincipal().getName() : "";
        return new Greeting(String.join(" ", names), subject);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
