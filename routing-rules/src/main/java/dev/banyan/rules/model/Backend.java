package dev.banyan.rules.model;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named place that requests go to.
 *
 * <p>What is null was left out: the compiler of the proxy asks the {@code defaults}, then its own.
 *
 * @param name as in the rules, {@code [a-z0-9][a-z0-9._-]{0,62}}
 * @param target what kind of place it is
 */
public record Backend(
        String name,
        Target target,
        Balance balance,
        HostHeader hostHeader,
        Pool pool,
        Timeouts timeouts,
        @Nullable Tls tls,
        @Nullable Health health,
        @Nullable Outlier outlier) {

    /** The kinds of backend. Further kinds (a model, a function, a queue) are further records here. */
    public sealed interface Target permits Origins {}

    /**
     * HTTP origins that serve the same application.
     *
     * @param urls absolute, scheme http or https, host and optional port, an optional base path; at least one
     */
    public record Origins(List<URI> urls, Protocol protocol) implements Target {
        public Origins {
            urls = List.copyOf(urls);
        }
    }

    /** What is spoken to an origin. */
    public enum Protocol {
        HTTP1("http1"),
        H2C("h2c"),
        /** HTTP/2 or HTTP/1.1 by ALPN, on https. */
        AUTO("auto");

        private final String word;

        Protocol(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** How one of several origins is chosen. */
    public enum Balance {
        ROUND_ROBIN("roundRobin"),
        /** The less busy of two drawn at random ("power of two choices"). */
        LEAST_REQUESTS("leastRequests");

        private final String word;

        Balance(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** The Host header that an origin sees. */
    public sealed interface HostHeader {
        /** The client's own; the default. */
        record Preserve() implements HostHeader {}

        /** That of the origin's URL. */
        record OfBackend() implements HostHeader {}

        record Literal(String value) implements HostHeader {}
    }

    /**
     * Bounds of the connections to one origin, for the whole process.
     *
     * @param maxConnections default 256
     * @param maxPending requests that may wait for a connection; default 512
     * @param idle how long an unused connection is kept; default 45s
     * @param maxAge how old a connection may grow; default 5m
     */
    public record Pool(int maxConnections, int maxPending, Duration idle, Duration maxAge) {
        public static final Pool DEFAULT = new Pool(256, 512, Duration.ofSeconds(45), Duration.ofMinutes(5));
    }

    /**
     * TLS towards the origins.
     *
     * @param ca PEM file of the authorities that are believed; null: the platform's
     * @param cert PEM file of a client certificate; null: none
     * @param key PEM file of its key; null: none
     * @param serverName SNI and the name that is verified; null: that of the URL
     * @param insecure true: the certificate is not verified; default false
     */
    public record Tls(
            @Nullable String ca,
            @Nullable String cert,
            @Nullable String key,
            @Nullable String serverName,
            boolean insecure) {}

    /**
     * Active checks.
     *
     * @param healthyAfter good checks in a row
     * @param unhealthyAfter bad checks in a row
     * @param statuses that are good; empty: 200 to 299
     * @param body a text that the answer must hold; null: any
     */
    public record Health(
            String path,
            Duration interval,
            Duration timeout,
            int healthyAfter,
            int unhealthyAfter,
            List<Integer> statuses,
            @Nullable String body) {
        public Health {
            statuses = List.copyOf(statuses);
        }

        /** Whether a check that is answered so is good. */
        public boolean expects(int status) {
            return statuses.isEmpty() ? status >= 200 && status <= 299 : statuses.contains(status);
        }
    }

    /** Passive ejection of one of several origins. */
    public record Outlier(int consecutiveFailures, Duration ejectFor, Percent maxEjected) {}
}
