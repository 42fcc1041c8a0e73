package dev.banyan.rules.match;

import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.Match;
import dev.banyan.rules.model.PathCondition;
import dev.banyan.rules.model.ValueCondition;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether a route takes a request, said as plainly as can be: everything is a regular expression of the JDK. */
final class NaiveMatch {
    private NaiveMatch() {}

    static boolean holds(Match match, RequestHead head) {
        return (match.hosts().isEmpty()
                        || match.hosts().stream().anyMatch(host -> head.host().matches(host(host))))
                && head.path().matched().matches(path(match.path()))
                && (match.methods().isEmpty() || match.methods().contains(head.method()))
                && match.headers().entrySet().stream()
                        .allMatch(entry -> head.headers(entry.getKey()).contains(value(entry.getValue())))
                && match.query().entrySet().stream().allMatch(entry -> Arrays.asList(
                                head.query().replace("%31", "1").split("&"))
                        .contains(entry.getKey() + "=" + value(entry.getValue())));
    }

    private static String host(String pattern) {
        return pattern.startsWith("*.") ? ".+" + Pattern.quote(pattern.substring(1)) : Pattern.quote(pattern);
    }

    private static String path(PathCondition path) {
        if (path == null) {
            return ".*";
        }
        if (path instanceof PathCondition.Regex regex) {
            return regex.pattern();
        }
        if (path instanceof PathCondition.Prefix prefix) {
            return Pattern.quote(prefix.prefix()) + (prefix.prefix().endsWith("/") ? ".*" : "(/.*)?");
        }
        return Arrays.stream(path.word().split("(?=/)"))
                .map(segment ->
                        segment.endsWith("*}") ? "/.*" : segment.endsWith("}") ? "/[^/]+" : Pattern.quote(segment))
                .collect(Collectors.joining());
    }

    private static String value(ValueCondition condition) {
        return ((ValueCondition.Equal) condition).value();
    }
}
