package dev.banyan.rules.validate;

import dev.banyan.rules.model.Route;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A backend that no route sends to is left over, or a route is missing. */
final class UnusedBackends implements Validator {

    @Override
    public void validate(Subject subject, Findings findings) {
        Set<String> used =
                subject.routes().stream().flatMap(UnusedBackends::named).collect(Collectors.toSet());
        for (String name : subject.rules().backends().keySet()) {
            if (!used.contains(name)) {
                findings.warningAtKey(
                        "unused-backend",
                        "/backends/" + name,
                        "backend: " + name + " (expected: a route that uses it)",
                        "");
            }
        }
    }

    private static Stream<String> named(Route route) {
        return Stream.of(route.legacy(), route.modern()).filter(Objects::nonNull);
    }
}
