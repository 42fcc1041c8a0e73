package dev.banyan.proxy.exchange;

import dev.banyan.rules.model.Route;

/** Who is told about exchanges. Implementations never throw, never block and never keep the facts. */
public interface ExchangeObserver {

    /** The observer of one route; asked for when a generation is compiled, so that nothing is looked up per request. */
    RouteObserver route(Route route);

    /** The observer of what no route takes ({@code route="none"}). */
    RouteObserver noRoute();

    /** The observer of one backend; the same for the same name, also across generations. */
    BackendObserver backend(String name);

    /** A request, or a connection, ended at the gate. {@code reason} is a fixed word, such as a failure's code. */
    void rejected(String reason);

    /** The exchange is over: the access log's line. Called exactly once an exchange, after {@link RouteObserver#finished}. */
    void finished(Facts facts);
}
