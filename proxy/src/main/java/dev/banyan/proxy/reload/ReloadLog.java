package dev.banyan.proxy.reload;

import dev.banyan.rules.live.Reload;
import dev.banyan.rules.validate.Problem;
import java.util.List;
import org.slf4j.Logger;

/** Writes how reloads end, with every problem's file, line and column. */
final class ReloadLog {
    /** A file of another kind altogether has thousands of problems; these few say so too. */
    private static final int MAX_PROBLEMS = 50;

    private final Logger log;

    ReloadLog(Logger log) {
        this.log = log;
    }

    void outcome(Reload outcome, String before, String actor) {
        if (outcome instanceof Reload.Applied applied) {
            log.info(
                    "rules applied: revision={} before={} routes={} actor={}",
                    applied.generation().revision(),
                    before,
                    applied.generation().rules().routes().size(),
                    actor);
        } else if (outcome instanceof Reload.Rejected rejected) {
            log.warn("rules rejected: revision={} serves on, actor={}", before, actor, rejected.fault());
        } else {
            log.info("rules are those in force again: revision={} actor={}", before, actor);
        }
        problems(outcome.problems());
    }

    private void problems(List<Problem> problems) {
        problems.stream().limit(MAX_PROBLEMS).forEach(problem -> log.warn("{}", problem));
        if (problems.size() > MAX_PROBLEMS) {
            log.warn("and {} more problems", problems.size() - MAX_PROBLEMS);
        }
    }
}
