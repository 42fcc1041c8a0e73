package dev.banyan.rules.rewrite;

import dev.banyan.rules.message.MalformedPath;
import dev.banyan.rules.message.Path;
import dev.banyan.rules.message.PathCanonicalizer;
import dev.banyan.rules.model.PathTemplate;
import dev.banyan.rules.model.PathTemplate.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another path made from the variables of the public one; the way back where both have the same variables. */
final class TemplateRewrite implements PathRewrite {
    private final PathTemplate target;
    private final PathVariables targetVariables;
    private final PathVariables publicVariables;
    /** Null: there is no way back. */
    private final @Nullable PathTemplate wayBack;

    /** @param publicTemplate null where the route's path is a prefix, a regex or none */
    TemplateRewrite(PathTemplate target, @Nullable PathTemplate publicTemplate) {
        this.target = target;
        this.targetVariables = PathVariables.of(target);
        this.publicVariables = publicTemplate == null ? PathVariables.NONE : PathVariables.of(publicTemplate);
        this.wayBack = publicTemplate != null && targetVariables.hasAll(publicTemplate.names()) ? publicTemplate : null;
    }

    @Override
    public String apply(Path path) {
        return filled(target, publicVariables, path);
    }

    @Override
    public String publicPath(String backendPath) {
        if (wayBack == null) {
            return backendPath;
        }
        try {
            Path path = PathCanonicalizer.DEFAULT.canonical(backendPath);
            return isTarget(path) ? filled(wayBack, targetVariables, path) : backendPath;
        } catch (MalformedPath notOurs) {
            return backendPath;
        }
    }

    private boolean isTarget(Path path) {
        List<Part> parts = target.parts();
        for (int i = 0; i < parts.size(); i++) {
            String segment = path.segment(i);
            if (segment == null || !fits(parts.get(i), segment)) {
                return false;
            }
        }
        return target.endsInRest() || path.segment(parts.size()) == null;
    }

    private static boolean fits(Part part, String segment) {
        if (part instanceof Part.Literal literal) {
            return literal.text().equals(segment);
        }
        return part instanceof Part.Rest || !segment.isEmpty();
    }

    private static String filled(PathTemplate template, PathVariables variables, Path path) {
        StringBuilder out = new StringBuilder(path.text().length() + 32);
        for (Part part : template.parts()) {
            out.append('/').append(filled(part, variables, path));
        }
        return out.toString();
    }

    private static String filled(Part part, PathVariables variables, Path path) {
        if (part instanceof Part.Literal literal) {
            return literal.text();
        }
        String name = part instanceof Part.Variable variable ? variable.name() : ((Part.Rest) part).name();
        String raw = variables.raw(path, name);
        return raw == null ? "" : raw;
    }
}
