package dev.banyan.rules.rewrite;

import dev.banyan.rules.message.Path;
import org.jspecify.annotations.Nullable;

/**
 * One prefix off, another one on, both on borders of segments.
 *
 * @param strip without a slash at its end; may be empty
 * @param add without a slash at its end; may be empty
 */
record PrefixRewrite(String strip, String add) implements PathRewrite {

    static PrefixRewrite of(@Nullable String strip, @Nullable String add) {
        return new PrefixRewrite(withoutSlash(strip), withoutSlash(add));
    }

    private static String withoutSlash(@Nullable String prefix) {
        String text = prefix == null ? "" : prefix;
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    public String apply(Path path) {
        String stripped = begins(path.matched(), strip) ? behindStripped(path.text()) : path.text();
        return add.concat(stripped);
    }

    /** Counted in segments, since the text may have parameters within the prefix. */
    private String behindStripped(String text) {
        int start = 0;
        int slash = 0;
        for (int i = 0; i < strip.length(); i++) {
            if (strip.charAt(i) == '/') {
                start = slash;
                slash = text.indexOf('/', start + 1);
            }
        }
        if (slash >= 0) {
            return text.substring(slash);
        }
        int parameters = text.indexOf(';', start);
        return parameters < 0 ? "/" : "/" + text.substring(parameters);
    }

    @Override
    public String publicPath(String backendPath) {
        if (!begins(backendPath, add)) {
            return backendPath;
        }
        String inner = backendPath.substring(add.length());
        return strip.concat(inner.isEmpty() ? "/" : inner);
    }

    private static boolean begins(String path, String prefix) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
