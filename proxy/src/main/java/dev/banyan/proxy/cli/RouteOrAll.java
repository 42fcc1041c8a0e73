package dev.banyan.proxy.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One route by its id, or every route. */
final class RouteOrAll {
    @Parameters(paramLabel = "ROUTE", description = "The route's id.")
    private @Nullable String route;

    @Option(names = "--all", required = true, description = "Every route, also those that come later.")
    private boolean all;

    /** As the admin API writes it. */
    String word() {
        return route == null ? "*" : route;
    }

    /** As people read it. */
    String shown() {
        return route == null ? "every route" : route;
    }
}
