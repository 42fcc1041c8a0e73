package dev.banyan.proxy.admin;

import java.util.Locale;

/** Where the process stands in its life; set by those who start and stop it, read by the probes. */
public final class Readiness {
    /** The stages, in order. */
    public enum Stage {
        /** The listeners are not open yet. */
        STARTING,
        /** Requests are taken. A backend that is down does not change that. */
        READY,
        /** The process was told to stop: requests are still taken, but none should be sent any more. */
        DRAINING;

        /** The word in the probes' answers: the name in lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private volatile Stage stage = Stage.STARTING;

    public Stage stage() {
        return stage;
    }

    public void ready() {
        stage = Stage.READY;
    }

    public void draining() {
        stage = Stage.DRAINING;
    }
}
