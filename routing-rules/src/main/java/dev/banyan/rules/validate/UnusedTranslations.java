package dev.banyan.rules.validate;

import dev.banyan.rules.model.Route;
import java.util.HashSet;
import java.util.Set;

/** A translation that stands before no side is left over, or was forgotten. One whose name was misspelt is wanted. */
final class UnusedTranslations implements Validator {

    @Override
    public void validate(Subject subject, Findings findings) {
        Set<String> known = subject.rules().translations().keySet();
        Set<String> used = new HashSet<>();
        for (Route route : subject.routes()) {
            for (String name : route.translate().values()) {
                if (used.add(name) && !known.contains(name)) {
                    subject.meantTranslations().by(name).ifPresent(used::add);
                }
            }
        }
        for (String name : known) {
            if (!used.contains(name)) {
                findings.warningAtKey(
                        "unused-translation",
                        "/translations/" + name,
                        "translation: " + name + " (expected: a route whose translate names it)",
                        "");
            }
        }
    }
}
