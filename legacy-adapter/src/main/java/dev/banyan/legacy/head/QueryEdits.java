package dev.banyan.legacy.head;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.mapping.Scope;
import dev.banyan.rules.message.Query;
import dev.banyan.rules.model.translation.Edits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes of a query's parameters: rename, remove, set. What is not named stays as it came, escapes included. */
public final class QueryEdits {
    public static final QueryEdits NONE = new QueryEdits(Map.of(), Set.of(), Map.of());

    private final Map<String, String> rename;
    private final Set<String> remove;
    private final Map<String, Template> set;

    private QueryEdits(Map<String, String> rename, Set<String> remove, Map<String, Template> set) {
        this.rename = rename;
        this.remove = remove;
        this.set = set;
    }

    /** @throws BadTemplate where a value to be set is none */
    public static QueryEdits of(Edits edits) throws BadTemplate {
        Map<String, Template> set = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : edits.set().entrySet()) {
            set.put(entry.getKey(), Template.parameter(entry.getValue()));
        }
        return new QueryEdits(edits.rename(), Set.copyOf(edits.remove()), set);
    }

    public boolean isNone() {
        return rename.isEmpty() && remove.isEmpty() && set.isEmpty();
    }

    public Stream<Reference> references() {
        return set.values().stream().flatMap(Template::references);
    }

    /** @throws Unfit where a value cannot be had */
    public String apply(String query, Scope scope) throws Unfit {
        List<String> parameters = new ArrayList<>();
        for (String parameter : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            keep(parameter, parameters);
        }
        for (Map.Entry<String, Template> entry : set.entrySet()) {
            String value = entry.getValue().fill(scope);
            // What the rules set is theirs: a client must not be able to say it in their place.
            parameters.removeIf(parameter -> name(parameter).equals(entry.getKey()));
            if (value != null) {
                parameters.add(escaped(entry.getKey()) + "=" + value);
            }
        }
        return String.join("&", parameters);
    }

    /** Both, but of the client's none that is named in the rules' own: which of the two a backend took would be open. */
    public static String joined(String own, String clients) {
        Set<String> named =
                Arrays.stream(own.split("&", -1)).map(QueryEdits::name).collect(Collectors.toSet());
        List<String> parameters = new ArrayList<>(List.of(own));
        for (String parameter : clients.isEmpty() ? new String[0] : clients.split("&", -1)) {
            if (!named.contains(name(parameter))) {
                parameters.add(parameter);
            }
        }
        return String.join("&", parameters);
    }

    private void keep(String parameter, List<String> parameters) throws Unfit {
        String name = name(parameter);
        String other = rename.get(name);
        if (other != null && !remove.contains(other)) {
            int equals = parameter.indexOf('=');
            parameters.add(escaped(other) + (equals < 0 ? "" : parameter.substring(equals)));
        } else if (other == null && !remove.contains(name)) {
            parameters.add(parameter);
        }
    }

    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        return Query.decoded(equals < 0 ? parameter : parameter.substring(0, equals));
    }

    private static String escaped(String name) throws Unfit {
        StringBuilder text = new StringBuilder(name.length());
        Spot.PARAMETER.write(name, text);
        return text.toString();
    }
}
