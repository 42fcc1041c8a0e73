package dev.banyan.rules.match;

import dev.banyan.rules.message.RequestHead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The host is one of these; {@code *.example.com} stands for one or more labels before {@code .example.com}. */
final class HostCondition implements Condition {
    private final List<String> hosts;

    HostCondition(List<String> hosts) {
        this.hosts = hosts;
    }

    static boolean holds(String pattern, String host) {
        if (!pattern.startsWith("*.")) {
            return pattern.equals(host);
        }
        int rest = host.length() - (pattern.length() - 1);
        return rest > 0 && host.startsWith(pattern.substring(1), rest);
    }

    @Override
    public String subject() {
        return "host";
    }

    @Override
    public String expected() {
        return String.join(" or ", hosts);
    }

    @Override
    public @Nullable String found(RequestHead head) {
        return head.host().isEmpty() ? null : head.host();
    }

    @Override
    public boolean holds(RequestHead head) {
        return hosts.stream().anyMatch(pattern -> holds(pattern, head.host()));
    }
}
