package dev.banyan.rules.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A path with variables: <code>/orders/{id}</code> is one segment that is not empty, <code>/files/{rest*}</code> is all
 * that follows, which may be empty behind its slash and stands last.
 *
 * @param parts one a segment, in order; a path of {@code /} has none
 */
public record PathTemplate(List<Part> parts) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    public PathTemplate {
        parts = List.copyOf(parts);
    }

    /** One segment of a template. */
    public sealed interface Part {
        /** The segment is exactly this (canonical form); may be empty, as behind a trailing slash. */
        record Literal(String text) implements Part {}

        /** One segment that is not empty. */
        record Variable(String name) implements Part {}

        /** The rest of the path, slashes included; only as the last part. */
        record Rest(String name) implements Part {}
    }

    /**
     * Reads a template.
     *
     * @param text begins with a slash
     * @throws IllegalArgumentException with a sentence that says what is wrong: no slash in front, a variable that is
     *     not the whole of its segment, an empty or repeated name, a <code>{name*}</code> that is not last
     */
    public static PathTemplate parse(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("path: " + text + " (expected: a slash in front)");
        }
        String[] segments = text.substring(1).split("/", -1);
        List<Part> parts = new ArrayList<>(segments.length);
        for (int i = 0; i < segments.length; i++) {
            parts.add(part(segments[i], i == segments.length - 1));
        }
        PathTemplate template = new PathTemplate(parts);
        List<String> names = template.names();
        if (names.size() > 1 && names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException("path: " + text + " (expected: each name once)");
        }
        return template;
    }

    private static Part part(String segment, boolean last) {
        if (segment.indexOf('{') < 0 && segment.indexOf('}') < 0) {
            return new Part.Literal(segment);
        }
        boolean rest = segment.endsWith("*}");
        String name = segment.length() < 3 ? "" : segment.substring(1, segment.length() - (rest ? 2 : 1));
        if (!segment.startsWith("{")
                || !segment.endsWith("}")
                || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "segment: " + segment + " (expected: {name} or {name*} as the whole of a segment)");
        }
        if (!rest) {
            return new Part.Variable(name);
        }
        if (!last) {
            throw new IllegalArgumentException("segment: " + segment + " (expected: {name*} only as the last one)");
        }
        return new Part.Rest(name);
    }

    /** The names of the variables, in order. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Variable variable) {
                names.add(variable.name());
            } else if (part instanceof Part.Rest rest) {
                names.add(rest.name());
            }
        }
        return names;
    }

    /** The number of segments that are given literally: more of them make a template more exact. */
    public int literals() {
        int literals = 0;
        for (Part part : parts) {
            literals += part instanceof Part.Literal ? 1 : 0;
        }
        return literals;
    }

    public boolean endsInRest() {
        return !parts.isEmpty() && parts.get(parts.size() - 1) instanceof Part.Rest;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append('/').append(text(part)));
        return parts.isEmpty() ? "/" : text.toString();
    }

    private static String text(Part part) {
        if (part instanceof Part.Literal literal) {
            return literal.text();
        }
        if (part instanceof Part.Variable variable) {
            return "{" + variable.name() + "}";
        }
        return "{" + ((Part.Rest) part).name() + "*}";
    }
}
