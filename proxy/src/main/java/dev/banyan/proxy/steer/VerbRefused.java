package dev.banyan.proxy.steer;

/** A verb that was not done; its message says why, for the operator to read. */
public final class VerbRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Kind {
        /** The rules have no such route. */
        UNKNOWN_ROUTE,
        /** The route has one side only: there is nothing to divide. */
        NOT_SPLIT,
        /** The journal could not keep it; nothing was changed. */
        JOURNAL,
        /** Too many verbs wait already; nothing was changed. */
        BUSY
    }

    private final transient Kind kind;

    VerbRefused(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
