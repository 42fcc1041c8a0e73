package dev.banyan.proxy.boot;

import dev.banyan.rules.validate.Problem;
import java.util.List;

/** Banyan does not start on bad rules: these are the problems. */
public final class StartRefused extends Exception {
    private final transient List<Problem> problems;

    public StartRefused(List<Problem> problems) {
        super("rules: " + problems.size() + " problems (expected: none)");
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
