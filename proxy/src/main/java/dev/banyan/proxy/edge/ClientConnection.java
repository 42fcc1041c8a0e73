package dev.banyan.proxy.edge;

import io.netty.channel.ChannelInboundHandler;

/** A client's connection, whatever its protocol: the last handler of its pipeline. Confined to its event loop. */
public interface ClientConnection extends ChannelInboundHandler {

    /**
     * Ends what takes the client too long: a head, a body, reading an answer, being idle. Called about twice a second.
     *
     * @param nowNanos {@link System#nanoTime}
     */
    void sweep(long nowNanos);

    /** True while a request is under way; asked for about twice a second, for {@code banyan_connections}. */
    boolean isBusy();

    /** Takes no further request, lets those under way finish, then closes; at once where there is none. */
    void drain();

    /** Closes now, whatever is under way. */
    void close();
}
