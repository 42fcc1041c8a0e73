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

    private final Kind kind;
    private final String why;

    VerbRefused(Kind kind, String why) {
        super(why, null, false, false);
        this.kind = kind;
        this.why = why;
    }

    /** For the operator to read. */
    public String why() {
        return why;
    }

    public Kind kind() {
        return kind;
    }
}
