package dev.banyan.proxy.settings;

import dev.banyan.rules.validate.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The settings cannot be used; all that is wrong with them, at once. */
public final class InvalidSettings extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    InvalidSettings(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** In order of place; at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
