package dev.banyan.proxy.observe;

import dev.banyan.proxy.exchange.Facts;
import org.jspecify.annotations.Nullable;

/**
 * The access log for human eyes: {@code time client "method scheme://host/path" status bytesOut durationMs route side
 * reason backend requestId flags "userAgent"}, with {@code -} for what is not known.
 */
final class TextFormat implements LineFormat {
    private final boolean hideUserAgent;

    TextFormat(boolean hideUserAgent) {
        this.hideUserAgent = hideUserAgent;
    }

    @Override
    public void write(Facts facts, long now, Line line) {
        line.time(now);
        word(line, facts.client);
        line.ascii(" \"").text(facts.method, MAX_TOKEN).ascii(' ');
        line.text(facts.scheme, MAX_TOKEN).ascii("://").text(facts.host, MAX_HOST);
        line.text(facts.path, MAX_PATH).ascii("\" ");
        line.number(facts.status).ascii(' ').number(facts.bytesOut).ascii(' ').millis(facts.durationNanos());
        word(line, facts.route == null ? null : facts.route.id());
        word(line, facts.side == null ? null : facts.side.word());
        word(line, facts.reason == null ? null : facts.reason.word());
        word(line, facts.backend);
        word(line, facts.requestId);
        line.ascii(' ');
        int before = line.length();
        Flags.write(facts, line);
        line.ascii(line.length() == before ? "- \"" : " \"");
        String userAgent = LineFormat.userAgent(facts, hideUserAgent);
        line.text(userAgent == null ? "-" : userAgent, MAX_USER_AGENT).ascii("\"\n");
    }

    private static void word(Line line, @Nullable String value) {
        line.ascii(' ').text(value == null || value.isEmpty() ? "-" : value, MAX_TOKEN);
    }
}
