package dev.banyan.legacy.head;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.mapping.Scope;
import dev.banyan.legacy.translate.HeaderChanges;
import dev.banyan.rules.model.translation.Edits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Changes of headers: rename, remove, set. */
public final class HeaderEdits {
    /** Those that say how a message is framed or where it goes are the proxy's alone (RFC 9110, section 7.6.1). */
    private static final Set<String> OWN = Set.of(
            "connection",
            "content-length",
            "host",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect");

    public static final HeaderEdits NONE = new HeaderEdits(Map.of(), List.of(), Map.of());

    private final Map<String, String> rename;
    private final List<String> remove;
    private final Map<String, Template> set;
    private final boolean fixed;

    private HeaderEdits(Map<String, String> rename, List<String> remove, Map<String, Template> set) {
        this.rename = rename;
        this.remove = remove;
        this.set = set;
        this.fixed = set.isEmpty();
    }

    /** @throws BadTemplate where a value to be set is none, or a name is no header's, or the proxy's own */
    public static HeaderEdits of(Edits edits) throws BadTemplate {
        Map<String, String> rename = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : edits.rename().entrySet()) {
            rename.put(name(entry.getKey()), name(entry.getValue()));
        }
        Map<String, Template> set = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : edits.set().entrySet()) {
            set.put(name(entry.getKey()), Template.header(entry.getValue()));
        }
        for (String name : edits.remove()) {
            name(name);
        }
        return new HeaderEdits(
                rename,
                edits.remove().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList(),
                set);
    }

    private static String name(String text) throws BadTemplate {
        String name = text.toLowerCase(Locale.ROOT);
        if (!name.matches("[!#$%&'*+.^_`|~0-9a-z-]+")) {
            throw new BadTemplate("header: " + text + " (expected: a header's name)");
        }
        if (OWN.contains(name)) {
            throw new BadTemplate("header: " + text + " (expected: one that does not frame the message)");
        }
        return name;
    }

    public boolean sets(String name) {
        return set.containsKey(name);
    }

    public Stream<Reference> references() {
        return set.values().stream().flatMap(Template::references);
    }

    /**
     * @param further set as well, where the rules set none of that name
     * @throws Unfit where a value cannot stand in a header
     */
    public HeaderChanges changes(Scope scope, Map<String, String> further) throws Unfit {
        if (fixed) {
            return new HeaderChanges(rename, remove, further);
        }
        Map<String, String> values = new LinkedHashMap<>(further);
        List<String> gone = new ArrayList<>(remove);
        for (Map.Entry<String, Template> entry : set.entrySet()) {
            String value = entry.getValue().fill(scope);
            if (value != null) {
                values.put(entry.getKey(), value);
            } else {
                // What the rules set is theirs: a client must not be able to say it in their place.
                gone.add(entry.getKey());
            }
        }
        return new HeaderChanges(rename, gone, values);
    }
}
