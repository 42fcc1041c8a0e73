package dev.banyan.proxy.admin;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands before everything that writes: with a token for who has it, without one for loopback on a loopback listener
 * only. What a request says of itself (forwarded addresses, hosts) opens nothing.
 */
final class WriteGate {
    /** Actors that nobody may call himself. */
    static final Set<String> RESERVED = Set.of("rules", "rollout", "breaker");

    private static final String ACTOR = "banyan.actor";
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(\\S+) *");
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final @Nullable BearerTokens tokens;
    private final boolean loopbackListener;

    /** @param tokens null: none is set */
    WriteGate(@Nullable BearerTokens tokens, boolean loopbackListener) {
        this.tokens = tokens;
        this.loopbackListener = loopbackListener;
    }

    /** Who writes; known behind this gate. */
    static String actor(RoutingContext context) {
        return context.get(ACTOR);
    }

    /** Lets the request go on or fails it; what cannot write anything goes on. */
    void handle(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            context.next();
            return;
        }
        if (tokens == null) {
            requireLoopback(context.request());
            requireJson(context.request());
            enter(context, named(context.request()));
            return;
        }
        BearerTokens known = tokens;
        String presented = presented(context.request());
        context.vertx()
                .executeBlocking(() -> known.nameOf(presented))
                .onSuccess(name -> enterAs(context, name))
                .onFailure(context::fail);
    }

    private static void enterAs(RoutingContext context, @Nullable String name) {
        if (name == null) {
            context.fail(unauthorized("the token is not known"));
            return;
        }
        try {
            requireJson(context.request());
        } catch (AdminProblem problem) {
            context.fail(problem);
            return;
        }
        enter(context, name);
    }

    private static void enter(RoutingContext context, String actor) {
        context.put(ACTOR, actor).next();
    }

    private static String presented(HttpServerRequest request) {
        List<String> values = request.headers().getAll(HttpHeaders.AUTHORIZATION);
        var matcher = BEARER.matcher(values.size() == 1 ? values.get(0) : "");
        if (!matcher.matches()) {
            throw unauthorized("this writes (expected: one header Authorization: Bearer TOKEN)");
        }
        return matcher.group(1);
    }

    private void requireLoopback(HttpServerRequest request) {
        if (!loopbackListener) {
            throw new AdminProblem(
                    403,
                    "read-only",
                    "no token is set and the admin port is not on loopback, so it serves reads only"
                            + " (expected: admin.tokenFile in the settings, or admin.host: 127.0.0.1)");
        }
        if (!Loopback.isAddress(request.remoteAddress().hostAddress())) {
            throw forbidden("no token is set, so only this machine itself may write");
        }
        // A page in a browser on this machine may send requests here too, also under a name of its own that it lets
        // resolve to loopback. It cannot help telling on itself by one of these.
        if (request.headers().contains("origin")) {
            throw forbidden("origin: a browser's page may not write (expected: no such header, or a token)");
        }
        if (!Loopback.isAuthority(request.getHeader("host"))) {
            throw forbidden("host: not a name of this machine's loopback (expected: localhost or 127.0.0.1)");
        }
    }

    /** A browser's form cannot send this type. None at all is fine: then there is no body, or no browser. */
    private static void requireJson(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && !type.toLowerCase(Locale.ROOT).strip().matches("application/json( *;.*)?")) {
            throw new AdminProblem(
                    415,
                    "unsupported-media-type",
                    "content-type: " + Words.shown(type) + " (expected: application/json)");
        }
    }

    /** What the peer calls himself, or his address. */
    private static String named(HttpServerRequest request) {
        String name = request.getHeader("x-banyan-actor");
        if (name == null) {
            return request.remoteAddress().hostAddress();
        }
        if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
            throw AdminProblem.badRequest("x-banyan-actor: " + Words.shown(name)
                    + " (expected: 1 to 128 printable characters without spaces, not rules, rollout or breaker)");
        }
        return name;
    }

    private static AdminProblem unauthorized(String detail) {
        return new AdminProblem(401, "unauthorized", detail);
    }

    private static AdminProblem forbidden(String detail) {
        return new AdminProblem(403, "forbidden", detail);
    }
}
