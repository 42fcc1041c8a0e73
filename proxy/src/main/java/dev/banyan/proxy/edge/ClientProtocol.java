package dev.banyan.proxy.edge;

/** A version of HTTP as one event loop speaks it to clients. */
@FunctionalInterface
public interface ClientProtocol {

    /** What carries a new connection; to be added at the end of the pipeline, behind nothing but bytes. */
    ClientConnection open(Peer peer);
}
