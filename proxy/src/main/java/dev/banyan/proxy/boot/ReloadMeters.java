package dev.banyan.proxy.boot;

import dev.banyan.proxy.observe.RulesMeters;
import dev.banyan.proxy.reload.ReloadListener;
import dev.banyan.rules.live.Reload;
import java.time.Clock;

/** Counts reloads. */
record ReloadMeters(RulesMeters meters, Clock clock) implements ReloadListener {
    @Override
    public void reloaded(Reload outcome, String before, String actor) {
        if (outcome instanceof Reload.Applied applied) {
            meters.applied(applied.generation().revision(), clock.instant());
        } else if (outcome instanceof Reload.Rejected) {
            meters.rejected();
        } else {
            meters.unchanged();
        }
    }
}
