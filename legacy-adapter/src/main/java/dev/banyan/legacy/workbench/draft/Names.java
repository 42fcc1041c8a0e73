package dev.banyan.legacy.workbench.draft;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What names of a schema become: {@code ORDER-ID} and {@code OrderId} in JSON {@code orderId}, as an id {@code order-id}. */
final class Names {
    private static final int LONGEST_ID = 63;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** Before the last of several capitals where a small letter follows, and before a capital behind a small letter. */
    private static final Pattern HUMP =
            Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    private Names() {}

    /** @param taken names that the same object has already; the new one is added */
    static String json(String name, Set<String> taken) {
        String plain = name.equals("#text") ? "value" : json(name);
        String free = plain;
        for (int i = 2; !taken.add(free); i++) {
            free = plain + i;
        }
        return free;
    }

    private static String json(String name) {
        StringBuilder json = new StringBuilder();
        for (String word : BETWEEN.split(name)) {
            for (String hump : word.isEmpty() ? new String[0] : HUMP.split(word)) {
                json.append(json.isEmpty() ? hump.toLowerCase(Locale.ROOT) : capital(hump));
            }
        }
        return json.isEmpty() ? "value" : json.toString();
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1).toLowerCase(Locale.ROOT);
    }

    /** An id of a route or translation. */
    static String id(String name) {
        String humps = HUMP.matcher(name).replaceAll("-");
        String ascii = Normalizer.normalize(humps, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        String id = ascii.replaceAll("\\p{M}", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String whole = id.isEmpty() ? "translation" : id;
        return whole.length() <= LONGEST_ID
                ? whole
                : whole.substring(0, LONGEST_ID).replaceAll("-$", "");
    }
}
