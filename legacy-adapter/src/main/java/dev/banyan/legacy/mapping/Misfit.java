package dev.banyan.legacy.mapping;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Pointer;

/** A line could not be done. Expected, so it carries no stack trace. */
public final class Misfit extends Exception {
    private final String line;
    private final String pointer;

    Misfit(String line, String pointer, String message) {
        super(message, null, false, false);
        this.line = line;
        this.pointer = pointer;
    }

    static Misfit of(String line, Pointer source, Unfit unfit) {
        return new Misfit(line, source + unfit.pointer(), unfit.getMessage());
    }

    Misfit within(Pointer list, int index) {
        return new Misfit(line, list + "/" + index + pointer, getMessage());
    }

    Misfit within(Pointer part) {
        return new Misfit(line, part + pointer, getMessage());
    }

    /** The line, as it stands in the rules. */
    public String line() {
        return line;
    }

    /** Where in the body that came, relative to its root. */
    public String pointer() {
        return pointer;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
