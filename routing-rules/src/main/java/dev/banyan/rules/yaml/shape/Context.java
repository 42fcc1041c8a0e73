package dev.banyan.rules.yaml.shape;

import dev.banyan.rules.validate.Place;
import dev.banyan.rules.validate.Problem;
import dev.banyan.rules.yaml.tree.Node;
import dev.banyan.rules.yaml.tree.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What goes along through one reading: the problems found so far, and what placeholders stand for. */
public final class Context {
    /** More problems are not kept: nobody reads them, and a large bad file must not fill the memory. */
    static final int MAX_PROBLEMS = 10_000;

    /** So many texts of one kind are read but once; in large rules the same words come again and again. */
    private static final int MAX_READ = 1_024;

    private static final Pattern USER_INFO = Pattern.compile("://[^/@]*@");

    private final Expander expander;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Text<?>, Map<String, Object>> read = new IdentityHashMap<>();

    /** Puts values in the place of placeholders. */
    @FunctionalInterface
    public interface Expander {
        /** The text with its placeholders replaced, or null where one cannot be; the problem is reported. */
        @Nullable
        String expand(String name, Scalar scalar, Context context);
    }

    public Context(Expander expander) {
        this.expander = expander;
    }

    /** A problem in the house's form {@code name: found (expected: ...)}; literal secrets are not shown. */
    public void refuse(String code, String name, Node node, String expected, String hint) {
        String found = SecretNames.isSecret(name) && node instanceof Scalar
                ? "***"
                : USER_INFO.matcher(node.found()).replaceAll("://***@");
        error(code, node.place(), name + ": " + found + " (expected: " + expected + ")", hint);
    }

    public void error(String code, Place place, String message, String hint) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(Problem.error(code, place, message, hint));
        } else if (problems.size() == MAX_PROBLEMS) {
            problems.add(Problem.error("too-many-problems", place, "more problems than " + MAX_PROBLEMS, ""));
        }
    }

    @Nullable
    String expand(String name, Scalar scalar) {
        return expander.expand(name, scalar, this);
    }

    /** What this text was read as before, or null. */
    @SuppressWarnings("unchecked")
    <T> @Nullable T known(Text<T> shape, String text) {
        Map<String, Object> known = read.get(shape);
        return known == null ? null : (T) known.get(text);
    }

    <T> void know(Text<T> shape, String text, T value) {
        Map<String, Object> known = read.computeIfAbsent(shape, ignored -> new HashMap<>());
        if (known.size() < MAX_READ) {
            known.put(text, value);
        }
    }

    /** In the order found. */
    public List<Problem> problems() {
        return problems;
    }
}
