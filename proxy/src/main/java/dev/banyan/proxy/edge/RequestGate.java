package dev.banyan.proxy.edge;

import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.settings.Settings;
import dev.banyan.proxy.settings.Settings.UnderscoreHeaders;
import dev.banyan.rules.message.Host;
import dev.banyan.rules.message.MalformedHost;
import dev.banyan.rules.message.MalformedPath;
import dev.banyan.rules.message.PathCanonicalizer;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One strict look at the head of a request, before anything is decided by it. What is malformed, or could be read in two
 * ways, ends here; what is wrong with the framing has ended in the parser.
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
    record Passed(
            Target target,
            Host host,
            String authority,
            boolean expectsContinue,
            @Nullable String upgrade,
            boolean forBanyan) {}

    Passed check(IncomingHead head) throws Refusal {
        checkMethod(head.method());
        checkHeaders(head.headers());
        String authority = authority(head);
        Target target = Target.of(head.method(), head.target());
        if (target.authority() != null) {
            authority = authority.isEmpty() ? target.authority() : agreed(target.authority(), authority);
        }
        return new Passed(
                target,
                host(authority),
                authority,
                expectsContinue(head),
                Upgrades.wanted(head),
                target.asterisk() || ForwardsLeft.none(head));
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

    /** The one Host, as it was written (RFC 9112, section 3.2), or {@code :authority} (RFC 9113, section 8.3.1). */
    private static String authority(IncomingHead head) throws Refusal {
        List<String> hosts = head.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.size() > 1) {
            throw Refusal.badRequest("more than one Host");
        }
        String named = head.authority();
        if (named != null) {
            return hosts.isEmpty() ? named : agreed(named, hosts.get(0));
        }
        if (!hosts.isEmpty()) {
            return hosts.get(0);
        }
        if (head.version() == Version.HTTP_1_0) {
            return "";
        }
        throw Refusal.badRequest("Host is missing");
    }

    /** A target in absolute form wins over Host; where the two differ, readers could too. */
    private static String agreed(String ofTarget, String ofHeader) throws Refusal {
        if (!ofTarget.equalsIgnoreCase(ofHeader)) {
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

    /** An old client's expectation is none: it could not read the interim answer (RFC 9110, section 10.1.1). */
    private static boolean expectsContinue(IncomingHead head) throws Refusal {
        if (!head.headers().contains(HttpHeaderNames.EXPECT) || head.version() == Version.HTTP_1_0) {
            return false;
        }
        for (String expect : head.headers().getAll(HttpHeaderNames.EXPECT)) {
            if (!expect.equalsIgnoreCase("100-continue")) {
                throw new Refusal(FailureKind.EXPECTATION_FAILED, "Expect other than 100-continue");
            }
        }
        return true;
    }
}
