package dev.banyan.proxy.reload;

import dev.banyan.rules.live.Reload;

/** Who is told how reloads end: the audit, the metrics. Called on the reloading thread, one after the other. */
@FunctionalInterface
public interface ReloadListener {

    /**
     * A reload that somebody asked for has ended, or the watcher found something new. An exception is logged and harms
     * nobody else.
     *
     * @param before the revision in force until then; empty where there was none
     * @param actor who asked for it, or {@link Reloader#WATCHER}
     */
    void reloaded(Reload outcome, String before, String actor);
}
