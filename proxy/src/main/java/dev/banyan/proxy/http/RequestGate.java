package dev.banyan.proxy.http;

import dev.banyan.proxy.exchange.ClientStream;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.settings.Settings;
import dev.banyan.proxy.settings.Settings.UnderscoreHeaders;
import dev.banyan.rules.message.Host;
import dev.banyan.rules.message.MalformedHost;
import dev.banyan.rules.message.MalformedPath;
import dev.banyan.rules.message.PathCanonicalizer;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Map;

/**
 * One strict look at the head of a request, before anything is decided by it. What is malformed, or could be read in two
 * ways, ends here; the platform's parser has refused most of the framing tricks already and lets the rest through.
 */
final class RequestGate {
    private final int maxHeaders;
    private final UnderscoreHeaders underscores;
    private final PathCanonicalizer paths;

    RequestGate(Settings.Limits limits, Settings.Strict strict) {
        this.maxHeaders = limits.maxHeaders();
        this.underscores = strict.underscoreHeaders();
        this.paths =
                new PathCanonicalizer(strict.rejectEncodedSlash(), strict.rejectPathParams(), strict.mergeSlashes());
    }

    /** What the gate has read out of a head. */
    record Passed(Target target, Host host, String authority, long bodyLength, boolean expectsContinue) {}

    Passed check(HttpServerRequest request) throws Refusal {
        checkMethod(request.method().name());
        MultiMap headers = request.headers();
        checkHeaders(headers);
        String authority = authority(request, headers);
        Target target = Target.of(request.method().name(), request.uri());
        if (target.authority() != null) {
            authority = agreed(target.authority(), authority);
        }
        return new Passed(target, host(authority), authority, bodyLength(headers), expectsContinue(request));
    }

    dev.banyan.rules.message.Path canonicalPath(Target target) throws Refusal {
        try {
            return paths.canonical(target.path());
        } catch (MalformedPath e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static void checkMethod(String method) throws Refusal {
        if (method.equals("CONNECT") || method.equals("TRACE")) {
            throw new Refusal(FailureKind.NOT_IMPLEMENTED, "method " + method + " is not forwarded");
        }
    }

    private void checkHeaders(MultiMap headers) throws Refusal {
        int count = 0;
        for (Map.Entry<String, String> header : headers) {
            String name = header.getKey();
            count++;
            if (name.isEmpty()) {
                throw Refusal.badRequest("a header has no name");
            }
            if (underscores == UnderscoreHeaders.REJECT && name.indexOf('_') >= 0) {
                throw Refusal.badRequest("a header's name has an underscore");
            }
        }
        if (count > maxHeaders) {
            throw new Refusal(FailureKind.HEADERS_TOO_LARGE, "more than " + maxHeaders + " headers");
        }
    }

    /** The one Host, as it was written (RFC 9112, section 3.2). */
    private static String authority(HttpServerRequest request, MultiMap headers) throws Refusal {
        List<String> hosts = headers.getAll(HttpHeaderNames.HOST);
        if (hosts.size() == 1) {
            return hosts.get(0);
        }
        if (hosts.isEmpty() && request.version() == HttpVersion.HTTP_1_0) {
            return "";
        }
        throw Refusal.badRequest(hosts.isEmpty() ? "Host is missing" : "more than one Host");
    }

    /** A target in absolute form wins over Host; where the two differ, readers could too. */
    private static String agreed(String ofTarget, String ofHeader) throws Refusal {
        if (!ofHeader.isEmpty() && !ofTarget.equalsIgnoreCase(ofHeader)) {
            throw Refusal.badRequest("target and Host name different places");
        }
        return ofTarget;
    }

    private static Host host(String authority) throws Refusal {
        try {
            return Host.parse(authority);
        } catch (MalformedHost e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
    }

    /** Length of the body; anything but one plain {@code chunked} is a coding that Banyan does not know. */
    private static long bodyLength(MultiMap headers) throws Refusal {
        String coding = headers.get(HttpHeaderNames.TRANSFER_ENCODING);
        if (coding != null) {
            if (!coding.equalsIgnoreCase("chunked")) {
                throw new Refusal(FailureKind.NOT_IMPLEMENTED, "Transfer-Encoding other than chunked");
            }
            return ClientStream.UNKNOWN_LENGTH;
        }
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        if (length == null) {
            return 0;
        }
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("Content-Length is no number");
        }
    }

    /** An old client's expectation is none: it could not read the interim answer (RFC 9110, section 10.1.1). */
    private static boolean expectsContinue(HttpServerRequest request) throws Refusal {
        String expect = request.headers().get(HttpHeaderNames.EXPECT);
        if (expect == null || request.version() == HttpVersion.HTTP_1_0) {
            return false;
        }
        if (!AsciiString.contentEqualsIgnoreCase(expect, "100-continue")) {
            throw new Refusal(FailureKind.EXPECTATION_FAILED, "Expect other than 100-continue");
        }
        return true;
    }
}
