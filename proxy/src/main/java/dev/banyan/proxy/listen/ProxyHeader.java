package dev.banyan.proxy.listen;

import io.netty.buffer.ByteBuf;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * The header of the PROXY protocol (version 2.0 of haproxy.org's text from 2020), in either of its versions.
 *
 * @param source the client's address; null: the connection is the sender's own ({@code LOCAL}, {@code UNKNOWN}) or came
 *     over no network
 * @param length in bytes
 */
record ProxyHeader(@Nullable InetAddress source, int length) {
    /** The bytes so far may be the beginning of one. */
    static final ProxyHeader INCOMPLETE = new ProxyHeader(null, -1);
    /** These bytes are none. */
    static final ProxyHeader ABSENT = new ProxyHeader(null, 0);

    /** Its sender must not be believed. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String found) {
            super("PROXY header: " + found, null, false, false);
        }
    }

    boolean isComplete() {
        return length > 0;
    }

    /** Looks at the first bytes of a connection and reads none of them. */
    static ProxyHeader parse(ByteBuf bytes) throws Malformed {
        if (begins(bytes, ProxyText.PREFIX)) {
            return bytes.readableBytes() < ProxyText.PREFIX.length ? INCOMPLETE : ProxyText.parse(bytes);
        }
        if (begins(bytes, ProxyBinary.PREFIX)) {
            return bytes.readableBytes() < ProxyBinary.SHORTEST ? INCOMPLETE : ProxyBinary.parse(bytes);
        }
        return ABSENT;
    }

    /** True where the bytes are the prefix, a beginning of it, or go on behind it. */
    private static boolean begins(ByteBuf bytes, byte[] prefix) {
        int length = Math.min(bytes.readableBytes(), prefix.length);
        for (int i = 0; i < length; i++) {
            if (bytes.getByte(bytes.readerIndex() + i) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
