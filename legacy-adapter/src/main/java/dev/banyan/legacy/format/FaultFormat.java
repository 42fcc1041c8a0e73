package dev.banyan.legacy.format;

import dev.banyan.legacy.tree.Tree;
import org.jspecify.annotations.Nullable;

/** A format with faults of its own: SOAP. */
public interface FaultFormat extends Format {

    /** The fault that a body read with {@link #read} is; null: it is none. */
    @Nullable
    Fault fault(Tree body);

    /** A body that is that fault. */
    Written write(Fault fault);

    /** The status that goes with a fault: SOAP 1.1 knows 500 only, SOAP 1.2 says 400 where the sender is to blame. */
    int status(Fault fault);

    /** The code of a fault that says whose it is: {@code Client} and {@code Server}, or {@code Sender} and {@code Receiver}. */
    String code(boolean sender);

    /**
     * What went wrong, in the words of who says it.
     *
     * @param sender true: whoever sent the request is to blame; false: who was to answer it
     * @param code the fault's code without prefix, such as {@code Server} or {@code Sender}
     * @param reason for people; may be empty
     */
    record Fault(boolean sender, String code, String reason) {}
}
