package dev.banyan.proxy.boot;

import dev.banyan.rules.validate.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Banyan does not start on bad rules: these are the problems. */
public final class StartRefused extends Exception {
    private final transient List<Problem> problems;

    /** @param fault what failed in Banyan itself, becomes the cause; null: the rules are to blame */
    public StartRefused(List<Problem> problems, @Nullable Throwable fault) {
        super("rules: " + problems.size() + " problems (expected: none)", fault);
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
