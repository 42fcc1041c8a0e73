package dev.banyan.rules.validate;

import dev.banyan.rules.model.KeySource;
import dev.banyan.rules.model.Route;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Routes share a cohort to keep a user on one side; that needs one and the same key. */
final class SharedCohorts implements Validator {

    @Override
    public void validate(Subject subject, Findings findings) {
        Map<String, Route> first = new HashMap<>();
        subject.eachRoute((pointer, route) -> {
            if (!route.hasBothSides()) {
                return;
            }
            Route other = first.putIfAbsent(route.split().cohort(), route);
            if (other != null && !other.split().keys().equals(route.split().keys())) {
                findings.warning(
                        "cohort-keys",
                        pointer + "/split/key",
                        "key: " + words(route) + " (expected: " + words(other) + " as in " + other.id() + ")",
                        "by another key a user of cohort " + route.split().cohort() + " may be on two sides");
            }
        });
    }

    private static String words(Route route) {
        return route.split().keys().stream().map(KeySource::word).collect(Collectors.joining(", ", "[", "]"));
    }
}
