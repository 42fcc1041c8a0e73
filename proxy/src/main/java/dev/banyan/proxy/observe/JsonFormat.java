package dev.banyan.proxy.observe;

import dev.banyan.proxy.exchange.Facts;
import dev.banyan.rules.split.Splitter;
import org.jspecify.annotations.Nullable;

/**
 * The access log's JSON line: always the same fields in the same order, null where a thing is not known; one more where
 * a message was translated.
 */
final class JsonFormat implements LineFormat {
    private final boolean hideUserAgent;

    JsonFormat(boolean hideUserAgent) {
        this.hideUserAgent = hideUserAgent;
    }

    @Override
    public void write(Facts facts, long now, Line line) {
        line.ascii("{\"time\":\"").time(now).ascii('"');
        text(line, ",\"requestId\":", facts.requestId, MAX_TOKEN);
        text(line, ",\"traceId\":", facts.traceId, MAX_TOKEN);
        text(line, ",\"client\":", facts.client, MAX_TOKEN);
        text(line, ",\"method\":", facts.method, MAX_TOKEN);
        text(line, ",\"scheme\":", facts.scheme, MAX_TOKEN);
        text(line, ",\"host\":", facts.host, MAX_HOST);
        text(line, ",\"path\":", facts.path, MAX_PATH);
        number(line, ",\"status\":", facts.status, facts.status != 0);
        decision(facts, line);
        line.ascii(",\"attempts\":").number(facts.attempts);
        line.ascii(",\"bytesIn\":").number(facts.bytesIn);
        line.ascii(",\"bytesOut\":").number(facts.bytesOut);
        line.ascii(",\"durationMs\":").millis(facts.durationNanos());
        span(line, ",\"connectMs\":", facts.attemptStarted, facts.connected);
        span(line, ",\"firstByteMs\":", facts.started, facts.firstByte);
        if (facts.translateNanos != 0) {
            line.ascii(",\"translateMs\":").millis(facts.translateNanos);
        }
        line.ascii(",\"flags\":\"");
        Flags.write(facts, line);
        line.ascii('"');
        text(line, ",\"userAgent\":", LineFormat.userAgent(facts, hideUserAgent), MAX_USER_AGENT);
        line.ascii("}\n");
    }

    private static void decision(Facts facts, Line line) {
        text(line, ",\"route\":", facts.route == null ? null : facts.route.id(), MAX_TOKEN);
        text(line, ",\"side\":", facts.side == null ? null : facts.side.word(), MAX_TOKEN);
        text(line, ",\"reason\":", facts.reason == null ? null : facts.reason.word(), MAX_TOKEN);
        number(line, ",\"bucket\":", facts.bucket, facts.bucket != Splitter.NO_BUCKET);
        text(line, ",\"backend\":", facts.backend, MAX_TOKEN);
        text(line, ",\"revision\":", facts.revision, MAX_TOKEN);
    }

    private static void text(Line line, String key, @Nullable String value, int max) {
        line.ascii(key);
        if (value == null || value.isEmpty()) {
            line.ascii("null");
        } else {
            line.ascii('"').text(value, max).ascii('"');
        }
    }

    private static void number(Line line, String key, int value, boolean known) {
        line.ascii(key);
        if (known) {
            line.number(value);
        } else {
            line.ascii("null");
        }
    }

    private static void span(Line line, String key, long from, long to) {
        line.ascii(key);
        if (from == Facts.NEVER || to == Facts.NEVER) {
            line.ascii("null");
        } else {
            line.millis(to - from);
        }
    }
}
