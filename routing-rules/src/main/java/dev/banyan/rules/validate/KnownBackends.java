package dev.banyan.rules.validate;

import dev.banyan.rules.model.Side;
import java.util.Set;

/** Each side of a route names a backend that there is. */
final class KnownBackends implements Validator {

    @Override
    public void validate(Subject subject, Findings findings) {
        Set<String> known = subject.rules().backends().keySet();
        subject.eachRoute((pointer, route) -> {
            for (Side side : Side.values()) {
                String name = route.backend(side);
                if (name != null && !known.contains(name)) {
                    findings.error(
                            "unknown-backend",
                            pointer + "/" + side.word(),
                            side.word() + ": " + name + " (expected: a name under backends)",
                            subject.meantBackends()
                                    .by(name)
                                    .map(Suggestion::sentence)
                                    .orElse(""));
                }
            }
        });
    }
}
