package dev.banyan.proxy.settings;

import dev.banyan.rules.validate.Place;
import dev.banyan.rules.validate.Problem;
import dev.banyan.rules.yaml.shape.Context;
import dev.banyan.rules.yaml.tree.Mapping;
import dev.banyan.rules.yaml.tree.Node;
import dev.banyan.rules.yaml.tree.Tree;
import dev.banyan.rules.yaml.tree.TreeReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the settings: a flag beats a variable of the environment, which beats the file. */
final class SettingsReader {
    private static final int MAX_BYTES = 1024 * 1024;

    private SettingsReader() {}

    static Settings load(@Nullable Path file, Map<String, String> environment, Map<String, String> flags)
            throws InvalidSettings {
        if (file == null) {
            return read("settings", "", environment, flags);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw unreadable(file, "more than 1 MiB");
            }
            return read(file.toString(), new String(bytes, StandardCharsets.UTF_8), environment, flags);
        } catch (IOException e) {
            throw unreadable(file, e.getClass().getSimpleName());
        }
    }

    static Settings read(String file, String text, Map<String, String> environment, Map<String, String> flags)
            throws InvalidSettings {
        Tree tree = TreeReader.read(file, text);
        List<Problem> problems = new ArrayList<>(tree.problems());
        Node root = tree.root();
        if (problems.stream().anyMatch(problem -> problem.code().equals("empty-file"))) {
            problems.clear();
            root = new Mapping(new Place(file, 1, 1), List.of());
        }
        if (root == null) {
            throw new InvalidSettings(problems);
        }
        Node all = root instanceof Mapping mapping ? laid(mapping, Variables.read(environment, flags)) : root;
        Context context = new Context((name, scalar, reading) -> scalar.text());
        Settings settings = SettingsKeys.SHAPE.read("settings", all, context);
        problems.addAll(context.problems());
        problems.addAll(NotYet.in(all));
        if (settings == null || !problems.isEmpty()) {
            problems.sort(
                    Comparator.comparing((Problem problem) -> problem.place().file())
                            .thenComparing(problem -> problem.place().line())
                            .thenComparing(problem -> problem.place().column()));
            throw new InvalidSettings(problems);
        }
        return settings;
    }

    private static Mapping laid(Mapping file, Map<String, Node> values) {
        Mapping all = file;
        for (Map.Entry<String, Node> value : values.entrySet()) {
            all = Overlay.put(all, value.getKey(), value.getValue());
        }
        return all;
    }

    private static InvalidSettings unreadable(Path file, String why) {
        Place place = new Place(file.toString(), 1, 1);
        String message = "settings: " + why + " (expected: a readable file of at most 1 MiB)";
        return new InvalidSettings(List.of(Problem.error("unreadable-file", place, message, "")));
    }
}
