package dev.banyan.proxy.exchange;

import dev.banyan.proxy.failure.FailureKind;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** Who is told about the attempts at one backend. */
public interface BackendObserver {

    /** The backend's whole answer is there. {@code nanos} since the attempt began. */
    void answered(int status, long nanos);

    /** The attempt failed. */
    void failed(FailureKind kind, long nanos);

    /**
     * Tells where the counts of one pool's connections can be read; several pools (one an event loop and origin) add up.
     *
     * @return takes the pool off again
     */
    Runnable pool(IntSupplier active, IntSupplier idle, IntSupplier pending);

    /**
     * Tells where it can be read whether requests are sent to one address of the backend.
     *
     * @param authority host and port
     * @return takes it off again
     */
    Runnable endpoint(String authority, BooleanSupplier healthy);
}
