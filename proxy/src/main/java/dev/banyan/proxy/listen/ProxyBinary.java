package dev.banyan.proxy.listen;

import dev.banyan.proxy.listen.ProxyHeader.Malformed;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Version 2 of the PROXY protocol: a head of 16 bytes, addresses, and extensions that are not looked at. */
final class ProxyBinary {
    static final byte[] PREFIX = {0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a};
    static final int SHORTEST = 16;

    /** With room for extensions; what the longest addresses need is 232. */
    private static final int LONGEST = 536;

    private static final int LOCAL = 0x20;
    private static final int PROXY = 0x21;

    private ProxyBinary() {}

    /** @param bytes at least 16 */
    static ProxyHeader parse(ByteBuf bytes) throws Malformed {
        int start = bytes.readerIndex();
        int command = bytes.getUnsignedByte(start + 12);
        Family family = Family.of(bytes.getUnsignedByte(start + 13));
        int rest = bytes.getUnsignedShort(start + 14);
        if (command != LOCAL && command != PROXY) {
            throw new Malformed("an unknown version or command");
        }
        if (SHORTEST + rest > LONGEST) {
            throw new Malformed("more than " + LONGEST + " bytes");
        }
        if (command == PROXY && rest < family.shortest) {
            throw new Malformed("addresses that are cut off");
        }
        if (bytes.readableBytes() < SHORTEST + rest) {
            return ProxyHeader.INCOMPLETE;
        }
        return new ProxyHeader(command == LOCAL ? null : source(bytes, start, family), SHORTEST + rest);
    }

    private static @Nullable InetAddress source(ByteBuf bytes, int start, Family family) throws Malformed {
        if (family.octets == 0) {
            return null;
        }
        try {
            return InetAddress.getByAddress(ByteBufUtil.getBytes(bytes, start + SHORTEST, family.octets));
        } catch (UnknownHostException odd) {
            throw new Malformed("an address that is none");
        }
    }

    /** What the addresses are of; behind it only streams, for nothing else arrives here. */
    private enum Family {
        UNSPECIFIED(0x00, 0, 0),
        INET(0x11, 12, 4),
        INET6(0x21, 36, 16),
        UNIX(0x31, 216, 0);

        private final int code;
        private final int shortest;
        private final int octets;

        Family(int code, int shortest, int octets) {
            this.code = code;
            this.shortest = shortest;
            this.octets = octets;
        }

        static Family of(int code) throws Malformed {
            for (Family family : values()) {
                if (family.code == code) {
                    return family;
                }
            }
            throw new Malformed("an unknown family or transport");
        }
    }
}
