package dev.banyan.proxy.exchange;

/**
 * Where requests go: an HTTP origin, and further kinds of backend alike. One object a backend and event loop; all calls
 * come from that loop.
 */
public interface BackendClient {

    /** The backend's name in the rules. */
    String name();

    /**
     * Makes one attempt, which {@link BackendCall#start} sets going. What becomes of it is told to the listener.
     *
     * @return the attempt, to send the body into and to cancel
     */
    BackendCall call(OutgoingRequest request, AnswerListener listener);
}
