package dev.banyan.legacy.format;

import dev.banyan.legacy.tree.Pointer;

/** A body, or a part of it, is not what it should be. Expected, so it carries no stack trace. */
public final class Unfit extends Exception {
    private final String pointer;

    /**
     * @param pointer where, as a JSON Pointer; empty: the whole
     * @param message what was found and what was expected; never a value that could be a secret
     */
    public Unfit(String pointer, String message) {
        super(message, null, false, false);
        this.pointer = pointer;
    }

    public String pointer() {
        return pointer;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** The same, seen from one level above. */
    public Unfit within(String name) {
        return new Unfit("/" + Pointer.escaped(name) + pointer, getMessage());
    }
}
