package dev.banyan.rules.match;

import dev.banyan.rules.model.PathCondition;
import dev.banyan.rules.model.PathTemplate;
import dev.banyan.rules.model.PathTemplate.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which paths a path condition can mean, as far as that is plain to see without a request. */
final class PathShape {
    private static final String REST = "{*}";

    private PathShape() {}

    /** Equal for two conditions that hold for the same paths; names of variables do not matter. */
    static String of(@Nullable PathCondition path) {
        if (path == null) {
            return "any";
        }
        if (path instanceof PathCondition.Template template) {
            return templateShape(template.template());
        }
        return path instanceof PathCondition.Prefix ? "prefix " + path.word() : path.word();
    }

    private static String templateShape(PathTemplate template) {
        StringBuilder shape = new StringBuilder();
        for (Part part : template.parts()) {
            shape.append('/');
            if (part instanceof Part.Literal literal) {
                shape.append(literal.text());
            } else {
                shape.append(part instanceof Part.Rest ? REST : "{}");
            }
        }
        return shape.toString();
    }

    /** True where each path for which {@code inner} holds is one of {@code outer}; false also where that is not sure. */
    static boolean covers(@Nullable PathCondition outer, @Nullable PathCondition inner) {
        if (outer == null || of(outer).equals(of(inner))) {
            return true;
        }
        String base = base(outer);
        return base != null && beginning(inner).startsWith(base);
    }

    /** The text, with a slash at its end, with which all paths of the condition begin and no others; null: none. */
    private static @Nullable String base(PathCondition path) {
        if (path instanceof PathCondition.Prefix prefix) {
            return prefix.prefix().endsWith("/") ? prefix.prefix() : null;
        }
        if (path instanceof PathCondition.Template template
                && template.template().endsInRest()) {
            String shape = of(path);
            String base = shape.substring(0, shape.length() - REST.length());
            return base.indexOf('{') < 0 ? base : null;
        }
        return null;
    }

    /** With what all paths of the condition begin. */
    private static String beginning(@Nullable PathCondition path) {
        if (path == null) {
            return "/";
        }
        if (path instanceof PathCondition.Regex regex) {
            return PathPattern.literalPrefix(regex.pattern());
        }
        String word = path.word();
        int variable = word.indexOf('{');
        return variable < 0 ? word : word.substring(0, variable);
    }

    /** The shapes of conditions that may cover this one and may go before it. */
    static List<String> mayCover(@Nullable PathCondition path) {
        List<String> shapes = new ArrayList<>(List.of(of(path)));
        if (path instanceof PathCondition.Exact || path instanceof PathCondition.Template) {
            return shapes;
        }
        String beginning = beginning(path);
        for (int slash = beginning.indexOf('/'); slash >= 0; slash = beginning.indexOf('/', slash + 1)) {
            shapes.add(beginning.substring(0, slash + 1) + REST);
        }
        shapes.add("prefix /");
        return shapes;
    }
}
