package dev.banyan.proxy.headers;

import io.vertx.core.MultiMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a translation makes of a message's headers, and what follows where the body became another one. */
public final class TranslatedHeaders {
    /** Nothing that a translation says changes these: they frame the message, or are between two neighbours. */
    private static final HeaderTable<Boolean> FENCED = fenced();

    /** What was said of the bytes that came, and of no others (RFC 9110, sections 8.4 and 14.3; RFC 9530). */
    private static final List<String> OF_THE_BYTES = List.of(
            "content-encoding",
            "content-md5",
            "content-range",
            "digest",
            "content-digest",
            "repr-digest",
            "accept-ranges");

    private static HeaderTable<Boolean> fenced() {
        Map<String, Boolean> names = new HashMap<>();
        HopByHop.FIXED.forEach(name -> names.put(name, Boolean.TRUE));
        names.put("host", Boolean.TRUE);
        names.put("expect", Boolean.TRUE);
        return new HeaderTable<>(names);
    }

    private TranslatedHeaders() {}

    /**
     * Renames, all at once, then removes, then sets.
     *
     * @param rename old name to new one; the new one's own value is gone
     */
    public static void change(
            MultiMap headers, Map<String, String> rename, List<String> remove, Map<String, String> set) {
        if (!rename.isEmpty()) {
            rename(headers, rename);
        }
        for (String name : remove) {
            if (isFree(name)) {
                headers.remove(name);
            }
        }
        for (Map.Entry<String, String> entry : set.entrySet()) {
            if (isFree(entry.getKey())) {
                headers.set(entry.getKey(), entry.getValue());
            }
        }
    }

    private static void rename(MultiMap headers, Map<String, String> rename) {
        Map<String, List<String>> moved = new HashMap<>();
        rename.forEach((from, to) -> {
            if (isFree(from) && isFree(to) && headers.contains(from)) {
                moved.put(to, List.copyOf(headers.getAll(from)));
            }
        });
        rename.forEach((from, to) -> {
            if (moved.containsKey(to)) {
                headers.remove(from);
            }
        });
        moved.forEach((name, values) -> headers.set(name, values));
    }

    private static boolean isFree(String name) {
        return !FENCED.contains(name) && !HeaderFields.isOwn(name);
    }

    /** @param contentType of a request's new body; empty: it has none */
    public static void describeRequest(MultiMap headers, String contentType) {
        describe(headers, contentType);
    }

    /**
     * A strong ETag named the bytes that came; what they mean is the same, so a weak one stays true, and comes back in
     * If-None-Match as one that the backend knows (RFC 9110, sections 8.8.3 and 13.1.2).
     *
     * @param contentType of an answer's new body; empty: it has none
     */
    public static void describeAnswer(MultiMap headers, String contentType) {
        describe(headers, contentType);
        weaken(headers);
    }

    /** Of an answer without a body, where one with a body would be translated. */
    public static void forgetBody(MultiMap headers) {
        OF_THE_BYTES.forEach(headers::remove);
        weaken(headers);
    }

    private static void describe(MultiMap headers, String contentType) {
        OF_THE_BYTES.forEach(headers::remove);
        if (contentType.isEmpty()) {
            headers.remove("content-type");
        } else {
            headers.set("content-type", contentType);
        }
    }

    private static void weaken(MultiMap headers) {
        String tag = headers.get("etag");
        if (tag != null && tag.startsWith("\"")) {
            headers.set("etag", "W/" + tag);
        }
    }

    /**
     * Asks for an answer that can be translated: the whole of it, in a coding that can be undone.
     *
     * @param conditional whether "not modified" would be an answer to what the client asked
     */
    public static void askForWhole(MultiMap headers, boolean conditional) {
        headers.remove("range");
        headers.remove("if-range");
        if (!conditional) {
            headers.remove("if-none-match");
            headers.remove("if-modified-since");
        }
        if (headers.contains("accept-encoding")) {
            boolean gzip = headers.getAll("accept-encoding").stream().anyMatch(TranslatedHeaders::namesGzip);
            headers.remove("accept-encoding");
            if (gzip) {
                headers.set("accept-encoding", "gzip");
            }
        }
    }

    private static boolean namesGzip(@Nullable String line) {
        if (line == null) {
            return false;
        }
        for (String coding : line.split(",")) {
            String[] parts = coding.strip().split("\\s*;\\s*q\\s*=\\s*", 2);
            if (parts[0].equalsIgnoreCase("gzip") && (parts.length == 1 || !parts[1].matches("0(\\.0*)?"))) {
                return true;
            }
        }
        return false;
    }
}
