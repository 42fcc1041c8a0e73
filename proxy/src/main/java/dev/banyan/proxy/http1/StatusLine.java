package dev.banyan.proxy.http1;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * {@code HTTP/1.x SP 3DIGIT SP reason} (RFC 9112, section 4); the reason is read over, and some servers leave out the
 * space before an empty one. Holds the one read last.
 */
final class StatusLine implements HeadReader.FirstLine {
    private static final byte[] PROTOCOL = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);

    private Version version = Version.HTTP_1_1;
    private int status;

    Version version() {
        return version;
    }

    int status() {
        return status;
    }

    @Override
    public void read(byte[] bytes, int from, int to) throws Malformed {
        boolean begun = to - from >= 12 && Arrays.equals(PROTOCOL, 0, 7, bytes, from, from + 7);
        if (!begun || bytes[from + 8] != Octets.SP || to - from > 12 && bytes[from + 12] != Octets.SP) {
            throw new Malformed("the status line is not a version, a status of three digits and a reason");
        }
        version = version(bytes[from + 7]);
        status = 100 * digit(bytes[from + 9]) + 10 * digit(bytes[from + 10]) + digit(bytes[from + 11]);
        if (status < 100) {
            throw new Malformed("a status below 100");
        }
    }

    private static Version version(byte minor) throws Malformed {
        if (minor != '0' && minor != '1') {
            throw new Malformed("a version other than HTTP/1.0 and HTTP/1.1");
        }
        return minor == '0' ? Version.HTTP_1_0 : Version.HTTP_1_1;
    }

    private static int digit(byte octet) throws Malformed {
        if (!Octets.isDigit(octet)) {
            throw new Malformed("a status that is not three digits");
        }
        return octet - '0';
    }
}
