package dev.banyan.proxy.tls;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/** As much of DER (X.690) as it takes to put an old private key into PKCS#8: it names the algorithm and wraps the key. */
final class Der {
    private static final int OCTETS = 0x04;
    private static final int SEQUENCE = 0x30;
    private static final int PARAMETERS = 0xa0;

    /** An RSA key of 16384 bits has 9 KiB. */
    private static final int LONGEST = 32 * 1024;

    private static final byte[] VERSION_0 = hex("020100");
    private static final byte[] RSA = hex("300d06092a864886f70d0101010500");
    private static final byte[] EC_OID = hex("06072a8648ce3d0201");

    private Der() {}

    static byte[] rsaToPkcs8(byte[] key) throws UnfitPem {
        checkLength(key);
        return element(SEQUENCE, VERSION_0, RSA, element(OCTETS, key));
    }

    /** The curve stands inside the old key, and outside of it in PKCS#8. */
    static byte[] ecToPkcs8(byte[] key) throws UnfitPem {
        checkLength(key);
        byte[] algorithm = element(SEQUENCE, EC_OID, curve(Unpooled.wrappedBuffer(key)));
        return element(SEQUENCE, VERSION_0, algorithm, element(OCTETS, key));
    }

    private static void checkLength(byte[] key) throws UnfitPem {
        if (key.length > LONGEST) {
            throw new UnfitPem("a key of " + key.length + " bytes", "at most " + LONGEST);
        }
    }

    private static byte[] curve(ByteBuf key) throws UnfitPem {
        try {
            key.readByte();
            length(key);
            while (key.isReadable()) {
                int tag = key.readUnsignedByte();
                byte[] value = ByteBufUtil.getBytes(key.readSlice(length(key)));
                if (tag == PARAMETERS) {
                    return value;
                }
            }
        } catch (IndexOutOfBoundsException cut) {
            throw new UnfitPem("an EC key that is cut off", "the whole key");
        }
        throw new UnfitPem("an EC key that does not name its curve", "a key with its parameters");
    }

    private static int length(ByteBuf in) {
        int first = in.readUnsignedByte();
        return switch (first) {
            case 0x81 -> in.readUnsignedByte();
            case 0x82 -> in.readUnsignedShort();
            default -> first;
        };
    }

    private static byte[] element(int tag, byte[]... parts) {
        ByteBuf value = Unpooled.wrappedBuffer(parts);
        int length = value.readableBytes();
        ByteBuf out = Unpooled.buffer(length + 4).writeByte(tag);
        // In as few bytes as it takes: DER allows one way only.
        if (length < 0x80) {
            out.writeByte(length);
        } else if (length < 0x100) {
            out.writeByte(0x81).writeByte(length);
        } else {
            out.writeByte(0x82).writeShort(length);
        }
        return ByteBufUtil.getBytes(out.writeBytes(value));
    }

    private static byte[] hex(String text) {
        return ByteBufUtil.decodeHexDump(text);
    }
}
