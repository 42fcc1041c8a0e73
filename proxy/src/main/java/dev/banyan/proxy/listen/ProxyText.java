package dev.banyan.proxy.listen;

import dev.banyan.proxy.listen.ProxyHeader.Malformed;
import io.netty.buffer.ByteBuf;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Version 1 of the PROXY protocol: a line of text. */
final class ProxyText {
    static final byte[] PREFIX = "PROXY ".getBytes(StandardCharsets.US_ASCII);

    /** With CR and LF. */
    private static final int LONGEST = 107;

    private ProxyText() {}

    static ProxyHeader parse(ByteBuf bytes) throws Malformed {
        int start = bytes.readerIndex();
        int most = Math.min(bytes.readableBytes(), LONGEST);
        for (int i = PREFIX.length; i < most; i++) {
            byte each = bytes.getByte(start + i);
            if (each == '\r') {
                return i + 1 < most ? line(bytes, start, i) : incomplete(most);
            }
            if (each < ' ' || each > '~') {
                throw new Malformed("an odd character");
            }
        }
        return incomplete(most);
    }

    private static ProxyHeader incomplete(int seen) throws Malformed {
        if (seen >= LONGEST) {
            throw new Malformed("more than " + LONGEST + " bytes");
        }
        return ProxyHeader.INCOMPLETE;
    }

    private static ProxyHeader line(ByteBuf bytes, int start, int length) throws Malformed {
        if (bytes.getByte(start + length + 1) != '\n') {
            throw new Malformed("CR without LF");
        }
        String line = bytes.toString(start, length, StandardCharsets.US_ASCII);
        return new ProxyHeader(source(line.split(" ", -1)), length + 2);
    }

    /** Behind {@code UNKNOWN} anything may stand. */
    private static @Nullable InetAddress source(String[] words) throws Malformed {
        if (words[1].equals("UNKNOWN")) {
            return null;
        }
        boolean v4 = words[1].equals("TCP4");
        if (!v4 && !words[1].equals("TCP6") || words.length != 6) {
            throw new Malformed("no TCP4, TCP6 or UNKNOWN with what belongs to it");
        }
        if (!isPort(words[4]) || !isPort(words[5])) {
            throw new Malformed("a port that is none");
        }
        address(words[3], v4);
        return address(words[2], v4);
    }

    private static InetAddress address(String text, boolean v4) throws Malformed {
        boolean fits = v4 ? NetUtil.isValidIpV4Address(text) : isV6(text);
        byte[] octets = fits ? NetUtil.createByteArrayFromIpAddressString(text) : null;
        if (octets == null) {
            throw new Malformed("an address that is none");
        }
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException odd) {
            throw new Malformed("an address that is none");
        }
    }

    /** Neither in brackets nor with a scope. */
    private static boolean isV6(String text) {
        return text.indexOf('[') < 0 && text.indexOf('%') < 0 && NetUtil.isValidIpV6Address(text);
    }

    private static boolean isPort(String text) {
        return text.matches("0|[1-9][0-9]{0,4}") && Integer.parseInt(text) <= 65_535;
    }
}
