package dev.banyan.rules.yaml.shape;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of headers, cookies and parameters whose values are shown to nobody. */
public final class SecretNames {
    private static final Set<String> WHOLE = Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");
    private static final Pattern PART = Pattern.compile("token|secret|passwo?r?d|api[-_]?key|credential");

    private SecretNames() {}

    public static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return WHOLE.contains(lower) || PART.matcher(lower).find();
    }
}
