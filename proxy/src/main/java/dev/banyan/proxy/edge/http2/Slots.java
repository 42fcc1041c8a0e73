package dev.banyan.proxy.edge.http2;

/**
 * How many requests of one connection may be with backends at a time. A place that a reset set free is given away again
 * only after a rest: the backend hears of the reset later than we do, and who opens and resets in turn must not have
 * more work done at a time than who waits for answers.
 */
final class Slots {
    private final int size;
    private int taken;
    private int resting;
    private int restingLonger;

    Slots(int size) {
        this.size = size;
    }

    /** Takes a place; false where there is none. */
    boolean take() {
        if (taken == size) {
            return false;
        }
        taken++;
        return true;
    }

    /** The request is answered. */
    void free() {
        taken--;
    }

    /** The request was given up before it was answered. */
    void rest() {
        resting++;
    }

    /** Called about twice a second: who rested since before the last call has rested enough. */
    void sweep() {
        taken -= restingLonger;
        restingLonger = resting;
        resting = 0;
    }
}
