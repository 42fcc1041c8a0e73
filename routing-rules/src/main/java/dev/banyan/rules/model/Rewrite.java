package dev.banyan.rules.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How requests and answers are changed on their way.
 *
 * @param path a template in the route's own variables that replaces the whole path; null: the path stays
 * @param stripPrefix taken off the front of the path on a segment border; null: nothing
 * @param addPrefix put before the path after {@code stripPrefix}; null: nothing
 * @param redirects Location, Content-Location, Refresh and Link that name the backend come back public; default true
 */
public record Rewrite(
        @Nullable PathTemplate path,
        @Nullable String stripPrefix,
        @Nullable String addPrefix,
        HeaderEdits requestHeaders,
        HeaderEdits responseHeaders,
        boolean redirects,
        CookieEdits cookies) {

    public static final Rewrite NONE =
            new Rewrite(null, null, null, HeaderEdits.NONE, HeaderEdits.NONE, true, CookieEdits.DEFAULT);

    /**
     * Removed first, then set, then added.
     *
     * @param set replaces all values of a header; names in lower case
     * @param add one more value; names in lower case
     * @param remove names in lower case
     */
    public record HeaderEdits(Map<String, String> set, Map<String, String> add, List<String> remove) {
        public static final HeaderEdits NONE = new HeaderEdits(Map.of(), Map.of(), List.of());

        public HeaderEdits {
            set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
            add = Collections.unmodifiableMap(new LinkedHashMap<>(add));
            remove = List.copyOf(remove);
        }

        public boolean isEmpty() {
            return set.isEmpty() && add.isEmpty() && remove.isEmpty();
        }
    }

    /**
     * How a backend's Set-Cookie is made public.
     *
     * @param domain a Domain that names the backend becomes the public host; default true
     * @param path a Path is mapped back through the path rewrite; default true
     */
    public record CookieEdits(boolean domain, boolean path, Secure secure) {
        public static final CookieEdits DEFAULT = new CookieEdits(true, true, Secure.AUTO);
    }

    /** What becomes of a cookie's Secure attribute. */
    public enum Secure {
        /** Added where the client speaks https, taken off where it speaks http. */
        AUTO("auto"),
        ALWAYS("true"),
        /** Left as the backend sent it. */
        KEEP("false");

        private final String word;

        Secure(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
