package dev.banyan.proxy.exchange;

/** A named backend of one generation; hands out its client for each event loop. */
public interface Backend {

    String name();

    /** @param lane the index of an event loop */
    BackendClient on(int lane);
}
