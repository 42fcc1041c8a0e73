package dev.banyan.rules.validate;

import dev.banyan.rules.model.KeySource;
import dev.banyan.rules.model.PathCondition;
import dev.banyan.rules.model.Route;
import java.util.List;

/** A key or a rewrite that uses a piece of the path needs a template that names it. */
final class PathVariables implements Validator {

    @Override
    public void validate(Subject subject, Findings findings) {
        subject.eachRoute((pointer, route) -> {
            List<String> names = names(route);
            List<KeySource> keys = route.split().keys();
            for (int i = 0; i < keys.size(); i++) {
                if (keys.get(i) instanceof KeySource.PathSegment segment) {
                    need(segment.name(), names, pointer + "/split/key/" + i, findings);
                }
            }
            if (route.rewrite().path() != null) {
                route.rewrite().path().names().forEach(name -> need(name, names, pointer + "/rewrite/path", findings));
            }
        });
    }

    private static List<String> names(Route route) {
        return route.match().path() instanceof PathCondition.Template template
                ? template.template().names()
                : List.of();
    }

    private static void need(String name, List<String> names, String pointer, Findings findings) {
        if (!names.contains(name)) {
            findings.error(
                    "unknown-variable",
                    pointer,
                    "variable: " + name + " (expected: {" + name + "} in match.path)",
                    Suggestion.of(name, names));
        }
    }
}
