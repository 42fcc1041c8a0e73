package dev.banyan.proxy.admin;

import dev.banyan.proxy.reload.ReloadListener;
import dev.banyan.proxy.steer.OperatorVerbs;
import dev.banyan.proxy.steer.VerbRefused;
import dev.banyan.rules.live.Reload;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps every reload that changed the rules as an event, before the call that asked for it returns. */
public final class ReloadAudit implements ReloadListener {
    private static final Logger log = LoggerFactory.getLogger(ReloadAudit.class);

    private final OperatorVerbs verbs;

    public ReloadAudit(OperatorVerbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public void reloaded(Reload outcome, String before, String actor) {
        if (!(outcome instanceof Reload.Applied applied)) {
            return;
        }
        try {
            verbs.reloaded(before, applied.generation().revision(), actor)
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof VerbRefused)) {
                throw e;
            }
            log.error(
                    "reload to {} is in force, but not in the audit journal",
                    applied.generation().revision());
        }
    }
}
