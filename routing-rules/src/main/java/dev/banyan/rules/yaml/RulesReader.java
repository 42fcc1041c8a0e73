package dev.banyan.rules.yaml;

import dev.banyan.rules.model.Rules;
import dev.banyan.rules.validate.Place;
import dev.banyan.rules.validate.Problem;
import dev.banyan.rules.yaml.grammar.RulesGrammar;
import dev.banyan.rules.yaml.shape.Context;
import dev.banyan.rules.yaml.tree.Mapping;
import dev.banyan.rules.yaml.tree.Node;
import dev.banyan.rules.yaml.tree.Scalar;
import dev.banyan.rules.yaml.tree.Tree;
import dev.banyan.rules.yaml.tree.TreeReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the rules: text to model, with all problems at once. Never throws; bounded in time and memory. */
public final class RulesReader {
    /** UTF-8 bytes of all files together. */
    public static final int MAX_BYTES = TreeReader.MAX_CHARACTERS;

    private final Secrets secrets;

    /** @param secrets what placeholders stand for; asked anew at each reading */
    public RulesReader(Secrets secrets) {
        this.secrets = secrets;
    }

    /** @param files one, or those of a directory in name order */
    public Reading read(List<RulesText> files) {
        Place start = new Place(files.isEmpty() ? "" : files.get(0).file(), 1, 1);
        Mapping nothing = new Mapping(start, List.of());
        if (files.isEmpty()) {
            return unreadable(nothing, List.of(Problem.error("no-files", start, "no file (expected: *.yaml)", "")));
        }
        if (isTooLarge(files)) {
            String message = "more than 32 MiB (expected: at most 32 MiB in all)";
            return unreadable(nothing, List.of(Problem.error("rules-too-large", start, message, "")));
        }
        return read(files, start);
    }

    private Reading read(List<RulesText> files, Place start) {
        Context context = new Context(new Placeholders(secrets));
        MergedFiles merged = new MergedFiles(context);
        List<Problem> problems = new ArrayList<>();
        boolean whole = true;
        for (RulesText file : files) {
            Tree tree = TreeReader.read(file.file(), file.content());
            problems.addAll(tree.problems());
            Mapping root = root(tree.root(), problems);
            if (root != null) {
                merged.add(root);
            }
            whole &= root != null;
        }
        Mapping document = merged.document(start);
        Rules rules = RulesGrammar.read(document, context);
        if (whole && document.entry("routes") == null) {
            context.error("missing-key", start, "rules without routes (expected: routes)", "");
        }
        problems.addAll(context.problems());
        problems.sort(inOrderOf(files));
        // What is wrong behind an anchor is found at each of its aliases.
        return reading(whole ? rules : null, problems.stream().distinct().toList(), document);
    }

    private static @Nullable Mapping root(@Nullable Node root, List<Problem> problems) {
        if (root == null || root instanceof Mapping) {
            return (Mapping) root;
        }
        boolean empty = root instanceof Scalar scalar && scalar.isNull();
        String message = "rules: " + root.found() + " (expected: a mapping with routes)";
        problems.add(Problem.error(empty ? "empty-file" : "wrong-type", root.place(), message, ""));
        return null;
    }

    private static Comparator<Problem> inOrderOf(List<RulesText> files) {
        Map<String, Integer> order = new HashMap<>();
        files.forEach(file -> order.putIfAbsent(file.file(), order.size()));
        return Comparator.<Problem>comparingInt(
                        problem -> order.getOrDefault(problem.place().file(), 0))
                .thenComparingInt(problem -> problem.place().line())
                .thenComparingInt(problem -> problem.place().column());
    }

    private static boolean isTooLarge(List<RulesText> files) {
        long characters =
                files.stream().mapToLong(file -> file.content().length()).sum();
        if (characters > MAX_BYTES || characters * 3 <= MAX_BYTES) {
            return characters > MAX_BYTES;
        }
        return files.stream().mapToLong(RulesReader::bytes).sum() > MAX_BYTES;
    }

    private static long bytes(RulesText file) {
        return file.content().getBytes(StandardCharsets.UTF_8).length;
    }

    private static Reading unreadable(Mapping nothing, List<Problem> problems) {
        return reading(null, problems, nothing);
    }

    private static Reading reading(@Nullable Rules rules, List<Problem> problems, Mapping document) {
        return new Reading(rules, problems, new TreeLocations(document), () -> WrittenDocument.of(document));
    }
}
