package dev.banyan.rules.validate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which of the known names were meant by others that nothing has; each is guessed at once. */
final class MeantNames {
    /** Of more unknown names nothing is guessed: there the things are missing, not the letters. */
    private static final int MOST = 100;

    private final Set<String> known;
    private final Map<String, Optional<String>> meant = new HashMap<>();

    MeantNames(Set<String> known) {
        this.known = known;
    }

    /** Empty where no known name is near. */
    Optional<String> by(String name) {
        return meant.size() < MOST
                ? meant.computeIfAbsent(name, unknown -> Suggestion.nearest(unknown, known))
                : meant.getOrDefault(name, Optional.empty());
    }
}
