package dev.banyan.rules.validate;

import dev.banyan.rules.model.Route;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A backend that no route sends to is left over, or a route is missing. One whose name was misspelt is wanted. */
final class UnusedBackends implements Validator {

    @Override
    public void validate(Subject subject, Findings findings) {
        Set<String> known = subject.rules().backends().keySet();
        Set<String> used = new HashSet<>();
        for (Route route : subject.routes()) {
            use(route.legacy(), known, subject.meantBackends(), used);
            use(route.modern(), known, subject.meantBackends(), used);
        }
        for (String name : known) {
            if (!used.contains(name)) {
                findings.warningAtKey(
                        "unused-backend",
                        "/backends/" + name,
                        "backend: " + name + " (expected: a route that uses it)",
                        "");
            }
        }
    }

    private static void use(@Nullable String name, Set<String> known, MeantNames meant, Set<String> used) {
        if (name != null && used.add(name) && !known.contains(name)) {
            meant.by(name).ifPresent(used::add);
        }
    }
}
