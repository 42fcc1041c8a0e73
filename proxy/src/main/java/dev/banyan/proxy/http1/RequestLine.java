package dev.banyan.proxy.http1;

import dev.banyan.proxy.failure.FailureKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** {@code method SP target SP HTTP/d.d}, and nothing else (RFC 9112, section 3). Holds the one read last. */
final class RequestLine implements HeadReader.FirstLine {
    private static final String[] METHODS = {"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"};
    private static final byte[][] METHOD_BYTES = Arrays.stream(METHODS)
            .map(method -> method.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);
    private static final byte[] PROTOCOL = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);

    private String method = "";
    private String target = "";
    private Version version = Version.HTTP_1_1;

    String method() {
        return method;
    }

    String target() {
        return target;
    }

    Version version() {
        return version;
    }

    @Override
    public void read(byte[] bytes, int from, int to) throws Malformed {
        int at = from;
        while (at < to && Octets.token(bytes[at]) != 0) {
            at++;
        }
        if (at == from || at == to || bytes[at] != Octets.SP) {
            throw new Malformed("the request line does not begin with a method and one space");
        }
        method = method(bytes, from, at);
        int start = ++at;
        while (at < to && Octets.isTarget(bytes[at])) {
            at++;
        }
        if (at == start || at == to || bytes[at] != Octets.SP) {
            throw new Malformed("the target is empty, has a character that must be escaped, or no version behind it");
        }
        target = text(bytes, start, at);
        version = version(bytes, at + 1, to);
    }

    private static String method(byte[] bytes, int from, int to) {
        for (int i = 0; i < METHODS.length; i++) {
            if (Arrays.equals(METHOD_BYTES[i], 0, METHOD_BYTES[i].length, bytes, from, to)) {
                return METHODS[i];
            }
        }
        return text(bytes, from, to);
    }

    private static Version version(byte[] bytes, int from, int to) throws Malformed {
        if (to - from == 8 && Arrays.equals(PROTOCOL, 0, 7, bytes, from, from + 7)) {
            if (bytes[to - 1] == '1') {
                return Version.HTTP_1_1;
            }
            if (bytes[to - 1] == '0') {
                return Version.HTTP_1_0;
            }
        }
        // Not spoken, but recognisable: its sender learns what is (RFC 9110, section 15.6.6).
        if (text(bytes, from, to).matches("(?i)http/[0-9]{1,3}\\.[0-9]{1,3}")) {
            throw new Malformed(FailureKind.HTTP_VERSION, "a version other than HTTP/1.0 and HTTP/1.1");
        }
        throw new Malformed("no HTTP version at the end of the request line");
    }

    @SuppressWarnings("deprecation") // the one constructor that copies bytes without decoding them
    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, 0, from, to - from);
    }
}
