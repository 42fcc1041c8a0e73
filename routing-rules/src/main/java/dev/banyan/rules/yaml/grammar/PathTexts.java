package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.message.MalformedPath;
import dev.banyan.rules.message.PathCanonicalizer;
import dev.banyan.rules.model.PathTemplate;
import dev.banyan.rules.model.PathTemplate.Part;
import dev.banyan.rules.yaml.shape.Schemas;
import dev.banyan.rules.yaml.shape.Text;
import dev.banyan.rules.yaml.shape.Unfit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Paths in the rules. What is literal in them is canonical, for only so can a canonical path be equal to it. */
final class PathTexts {
    private static final int LONGEST = 2048;

    /** A template or a literal path. */
    static final Text<PathTemplate> TEMPLATE =
            Text.of("bad-path", "a path such as /orders or /orders/{id}", Schemas.string("^/"), PathTexts::template);

    /** A path without variables. */
    static final Text<String> LITERAL =
            Text.of("bad-path", "a path such as /orders", Schemas.string("^/[^{}]*$"), PathTexts::literal);

    private PathTexts() {}

    static PathTemplate template(String text) throws Unfit {
        checkShape(text);
        PathTemplate template = parse(text);
        boolean same = true;
        List<Part> canonical = new ArrayList<>(template.parts().size());
        for (Part part : template.parts()) {
            Part right = part instanceof Part.Literal literal ? canonical(literal) : part;
            canonical.add(right);
            same &= right == part;
        }
        if (!same) {
            throw new Unfit("the canonical form " + new PathTemplate(canonical), "");
        }
        return template;
    }

    private static PathTemplate parse(String text) throws Unfit {
        try {
            return PathTemplate.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Unfit("a path whose {name} or {name*} fills a segment, each name once, {name*} last", "");
        }
    }

    static String literal(String text) throws Unfit {
        checkShape(text);
        if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
            throw new Unfit("a path without variables", "variables stand in match.path and rewrite.path only");
        }
        String canonical = canonicalPath(text);
        if (!canonical.equals(text)) {
            throw new Unfit("the canonical form " + canonical, "");
        }
        return text;
    }

    private static void checkShape(String text) throws Unfit {
        if (!text.startsWith("/")) {
            throw new Unfit("a slash in front", "write /" + text);
        }
        if (text.length() > LONGEST) {
            throw new Unfit("at most " + LONGEST + " characters", "");
        }
        if (text.indexOf('?') >= 0 || text.indexOf('#') >= 0) {
            throw new Unfit("a path without query and fragment", "query parameters stand in match.query");
        }
        if (text.indexOf(';') >= 0) {
            throw new Unfit("a path without ;parameters", "they are not looked at when matching");
        }
    }

    /** The very part where it is canonical. */
    private static Part.Literal canonical(Part.Literal segment) throws Unfit {
        String path = "/" + segment.text();
        String canonical = canonicalPath(path);
        return canonical.equals(path) ? segment : new Part.Literal(canonical.substring(1));
    }

    private static String canonicalPath(String path) throws Unfit {
        try {
            return PathCanonicalizer.DEFAULT.canonical(path).text();
        } catch (MalformedPath e) {
            String escaped = escaped(path);
            String hint = escaped.equals(path) ? "" : "write it escaped: " + escaped;
            throw new Unfit("a canonical path; " + e.getMessage(), hint);
        }
    }

    /** What is not ASCII, and blanks, as the escapes of their UTF-8. */
    private static String escaped(String path) {
        StringBuilder out = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            out.append(b > ' ' ? String.valueOf((char) b) : String.format("%%%02X", b));
        }
        return out.toString();
    }
}
