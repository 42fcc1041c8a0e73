package dev.banyan.rules.validate;

import java.util.Set;

/** What a route's {@code translate} names is a translation that there is. */
final class KnownTranslations implements Validator {

    @Override
    public void validate(Subject subject, Findings findings) {
        Set<String> known = subject.rules().translations().keySet();
        subject.eachRoute((pointer, route) -> route.translate().forEach((side, name) -> {
            if (!known.contains(name)) {
                findings.error(
                        "unknown-translation",
                        pointer + "/translate/" + side.word(),
                        side.word() + ": " + name + " (expected: a name under translations)",
                        subject.meantTranslations()
                                .by(name)
                                .map(Suggestion::sentence)
                                .orElse(""));
            }
        }));
    }
}
