package dev.banyan.proxy.origin;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Where an origin's URL points to.
 *
 * @param host a name or an IP address, an IPv6 one without brackets
 * @param port 1 to 65535
 * @param tls whether the scheme is https
 */
record Address(String host, int port, boolean tls) {

    /** @param url absolute, scheme http or https */
    static Address of(URI url) {
        boolean tls = url.getScheme().equalsIgnoreCase("https");
        int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
        String host = url.getHost();
        return new Address(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port, tls);
    }

    /** Where the host is an IP address; null: it is a name. */
    @Nullable
    InetSocketAddress literal() {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(host);
        if (bytes == null) {
            return null;
        }
        try {
            return new InetSocketAddress(InetAddress.getByAddress(host, bytes), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("address: " + host + " (expected: 4 or 16 bytes)", e);
        }
    }
}
