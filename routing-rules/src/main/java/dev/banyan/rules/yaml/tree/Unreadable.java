package dev.banyan.rules.yaml.tree;

import dev.banyan.rules.validate.Place;
import dev.banyan.rules.validate.Problem;

/** Ends the reading of a file at once; never leaves this package. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    Unreadable(String code, Place place, String message, String hint) {
        super(message, null, false, false);
        this.problem = Problem.error(code, place, message, hint);
    }

    Problem problem() {
        return problem;
    }
}
