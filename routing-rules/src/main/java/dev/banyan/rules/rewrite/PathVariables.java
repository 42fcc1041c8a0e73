package dev.banyan.rules.rewrite;

import dev.banyan.rules.message.Path;
import dev.banyan.rules.model.Match;
import dev.banyan.rules.model.PathCondition;
import dev.banyan.rules.model.PathTemplate;
import dev.banyan.rules.model.PathTemplate.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the variables of a route's path stand; reads them out of paths that the route matches. */
public final class PathVariables {
    /** Of a route whose path names none. */
    public static final PathVariables NONE = new PathVariables(List.of());

    private final Map<String, Integer> segments = new HashMap<>();
    private final Map<String, Integer> rests = new HashMap<>();

    private PathVariables(List<Part> parts) {
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part instanceof Part.Variable variable) {
                segments.put(variable.name(), i);
            } else if (part instanceof Part.Rest rest) {
                rests.put(rest.name(), i);
            }
        }
    }

    public static PathVariables of(Match match) {
        return match.path() instanceof PathCondition.Template path ? of(path.template()) : NONE;
    }

    public static PathVariables of(PathTemplate template) {
        return new PathVariables(template.parts());
    }

    boolean hasAll(List<String> names) {
        return names.stream().allMatch(name -> segments.containsKey(name) || rests.containsKey(name));
    }

    /** The value, decoded and without {@code ;parameters}; null where there is no such variable. */
    public @Nullable String value(Path path, String name) {
        Integer segment = segments.get(name);
        if (segment != null) {
            return path.segmentValue(segment);
        }
        Integer rest = rests.get(name);
        return rest == null ? null : path.restValue(rest);
    }

    /** Every name with its value, decoded and without {@code ;parameters}. @param path one that the route matches */
    public Map<String, String> values(Path path) {
        if (segments.isEmpty() && rests.isEmpty()) {
            return Map.of();
        }
        Map<String, String> values = new HashMap<>();
        segments.forEach((name, at) -> put(name, path.segmentValue(at), values));
        rests.forEach((name, at) -> put(name, path.restValue(at), values));
        return values;
    }

    private static void put(String name, @Nullable String value, Map<String, String> into) {
        if (value != null) {
            into.put(name, value);
        }
    }

    /** What stands in the path as it is forwarded, escapes and parameters included; null as above. */
    public @Nullable String raw(Path path, String name) {
        Integer segment = segments.get(name);
        if (segment != null) {
            return path.segment(segment);
        }
        Integer rest = rests.get(name);
        return rest == null ? null : path.rest(rest);
    }
}
