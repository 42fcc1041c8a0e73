package dev.banyan.proxy.settings;

import dev.banyan.rules.validate.Place;
import dev.banyan.rules.yaml.tree.Node;
import dev.banyan.rules.yaml.tree.Scalar;
import dev.banyan.rules.yaml.tree.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Settings from the environment and the command line.
 *
 * <p>A variable is called {@code BANYAN_} and the path of its key in upper case, words apart: {@code admin.tokenFile} is
 * {@code BANYAN_ADMIN_TOKEN_FILE}; {@code BANYAN_PORT} is short for {@code BANYAN_HTTP_PORT}. Lists are written with
 * commas, an empty variable counts as none. Lists of mappings have no variable. Variables that name no key are left alone: others use the prefix too.
 */
final class Variables {
    private static final Map<String, String> FLAGS = Map.of("--port", "http.port", "--admin-port", "admin.port");
    private static final Map<String, String> SHORT = Map.of("BANYAN_PORT", "http.port");

    /**
     * Kubernetes sets {@code BANYAN_PORT=tcp://10.0.0.1:8080} in every pod beside a Service that is called banyan; that
     * is nobody's setting.
     */
    private static final Pattern SERVICE_LINK = Pattern.compile("(tcp|udp|sctp)://.*");

    private Variables() {}

    /** The values by path; flags beat variables, and a variable's whole name its short one. */
    static Map<String, Node> read(Map<String, String> environment, Map<String, String> flags) {
        Map<String, Boolean> paths = paths();
        Map<String, Node> values = new LinkedHashMap<>();
        SHORT.forEach((name, path) -> put(values, path, paths, name, environment.get(name)));
        paths.keySet().forEach(path -> put(values, path, paths, name(path), environment.get(name(path))));
        FLAGS.forEach((flag, path) -> put(values, path, paths, flag, flags.get(flag)));
        return values;
    }

    static String name(String path) {
        return "BANYAN_"
                + path.replace(".", "_")
                        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .toUpperCase(Locale.ROOT);
    }

    private static void put(
            Map<String, Node> values, String path, Map<String, Boolean> paths, String name, @Nullable String text) {
        if (text == null || text.isEmpty() || SERVICE_LINK.matcher(text).matches()) {
            return;
        }
        Place place = new Place(name, 1, 1);
        values.put(path, paths.getOrDefault(path, false) ? list(place, text) : new Scalar(place, text, true));
    }

    private static Sequence list(Place place, String text) {
        List<Node> items = new ArrayList<>();
        Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .forEach(item -> items.add(new Scalar(place, item, true)));
        return new Sequence(place, items);
    }

    /** The path of every single value and list of such; true: a list. */
    static Map<String, Boolean> paths() {
        Map<String, Boolean> paths = new LinkedHashMap<>();
        collect("", SettingsKeys.SHAPE.schema(), paths);
        return paths;
    }

    private static void collect(String prefix, Map<String, Object> schema, Map<String, Boolean> paths) {
        SchemaTree.properties(schema).forEach((key, inner) -> {
            if (!SchemaTree.properties(inner).isEmpty()) {
                collect(prefix + key + ".", inner, paths);
            } else if (!SchemaTree.isList(inner) || SchemaTree.isPlainList(inner)) {
                paths.put(prefix + key, SchemaTree.isList(inner));
            }
        });
    }
}
