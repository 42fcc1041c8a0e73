package dev.banyan.proxy.chaos;

import java.util.Locale;

/** How a backend may fail. */
public enum Fault {
    NONE,
    /** The connection is reset before the request is read. */
    REFUSE,
    /** The request is read, and nothing is answered for a while. */
    FREEZE,
    /** The connection is reset when the request was read: it may have been executed. */
    RESET_AT_HEAD,
    /** The connection is reset in the middle of the answer's body. */
    RESET_IN_BODY,
    /** What is answered is no HTTP. */
    GARBAGE,
    /** The connection is closed without a word once the request was read. */
    HALF_CLOSE,
    /** The answer comes late. */
    SLOW_FIRST_BYTE,
    /** The answer's body comes in small pieces. */
    SLOW_BODY,
    /** The body is shorter than its length says. */
    WRONG_LENGTH,
    /** The answer is 503. */
    UNAVAILABLE;

    /** The word in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
