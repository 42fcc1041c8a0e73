package dev.banyan.proxy.settings;

import dev.banyan.rules.message.Network;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Process-level choices, read once at start (contract, section 3).
 *
 * @param https null: traffic over TLS is not taken
 * @param trustedProxies whose X-Forwarded-* and Forwarded are believed; default: nobody
 * @param stateDir the audit journal and what must outlive a restart; default {@code ./.banyan}
 * @param eventLoops 0: one a processor
 */
public record Settings(
        Http http,
        @Nullable Https https,
        Admin admin,
        List<Network> trustedProxies,
        DebugHeaders debugHeaders,
        Limits limits,
        Strict strict,
        Drain drain,
        AccessLog accessLog,
        Path stateDir,
        int eventLoops,
        Transport transport) {

    public Settings {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** What holds where neither flag, environment nor file say otherwise. */
    public static Settings defaults() {
        return SettingsKeys.defaults();
    }

    /**
     * Reads the settings. A flag beats a variable, a variable beats the file.
     *
     * @param file null: none
     * @param environment {@code BANYAN_} and the path of a key in upper case, words apart: {@code BANYAN_ADMIN_PORT},
     *     {@code BANYAN_LIMITS_MAX_HEADER_BYTES}; {@code BANYAN_PORT} is that of {@code http}; lists with commas
     * @param flags by name, {@code --port} and {@code --admin-port}
     * @throws InvalidSettings with everything that is wrong; a problem of a variable or flag has its name as its file
     */
    public static Settings load(@Nullable Path file, Map<String, String> environment, Map<String, String> flags)
            throws InvalidSettings {
        return SettingsReader.load(file, environment, flags);
    }

    /**
     * @param port 0: a free one
     * @param http2 whether HTTP/2 is spoken to clients, here by prior knowledge and over TLS by ALPN
     */
    public record Http(String host, int port, boolean http2, ProxyProtocol proxyProtocol) {}

    /**
     * @param port 0: a free one
     * @param certificates at least one; chosen by SNI, the first where no name fits
     * @param clientCa the authorities of clients; null: none, and then {@code clientAuth} is {@code NONE}
     */
    public record Https(
            String host,
            int port,
            List<Certificate> certificates,
            @Nullable PemFile clientCa,
            ClientAuth clientAuth,
            TlsVersion minVersion,
            ProxyProtocol proxyProtocol) {

        public Https {
            certificates = List.copyOf(certificates);
        }

        /** @param hosts exact names and wildcards in lower case; empty: those that the certificate names */
        public record Certificate(PemFile cert, PemFile key, List<String> hosts) {
            public Certificate {
                hosts = List.copyOf(hosts);
            }
        }
    }

    /** Whether clients show a certificate. */
    public enum ClientAuth {
        /** They are not asked. */
        NONE,
        /** They are asked; who shows none is served too, who shows a bad one is not. */
        REQUEST,
        /** Who shows none, or a bad one, is not served. */
        REQUIRE
    }

    /** The oldest version of TLS that is spoken; there is none older than these. */
    public enum TlsVersion {
        TLS_1_2("TLSv1.2"),
        TLS_1_3("TLSv1.3");

        private final String word;

        TlsVersion(String word) {
            this.word = word;
        }

        /** As it is written, {@code TLSv1.2}. */
        public String word() {
            return word;
        }
    }

    /** Whether a connection begins with the PROXY protocol. */
    public enum ProxyProtocol {
        /** It does not; where it does, that is a malformed request. */
        OFF,
        /** It may: believed from {@code trustedProxies}, where there are any, else from everyone. */
        ACCEPT,
        /** It does, and its sender is believed as with {@code ACCEPT}; every other connection is closed. */
        REQUIRE
    }

    /**
     * @param port 0: a free one
     * @param tokenFile one {@code name: token} a line, or one token alone; null: no token
     */
    public record Admin(String host, int port, @Nullable Path tokenFile) {}

    /** Who sees {@code x-banyan-*} in answers. */
    public enum DebugHeaders {
        /** Peers in {@code trustedProxies}. */
        TRUSTED,
        EVERYONE,
        OFF
    }

    /**
     * Sizes in bytes.
     *
     * @param maxConcurrentStreams of one HTTP/2 connection
     * @param maxConnectionsPerClient of one address; {@code trustedProxies} are exempt
     * @param maxRequestsPerConnection the last one closes it
     * @param writeStallTimeout how long a client may take nothing of its answer
     * @param minBodyRate bytes a second that a request's body must bring from its tenth second on; 0: any
     * @param tunnelIdle how long a WebSocket may be silent both ways
     */
    public record Limits(
            int maxConnections,
            int maxRequestLine,
            int maxHeaderBytes,
            int maxHeaders,
            Duration headersTimeout,
            Duration bodyIdleTimeout,
            Duration keepAliveIdle,
            int maxConcurrentStreams,
            int maxConnectionsPerClient,
            int maxRequestsPerConnection,
            Duration writeStallTimeout,
            int minBodyRate,
            Duration tunnelIdle) {}

    public record Strict(
            UnderscoreHeaders underscoreHeaders,
            boolean rejectEncodedSlash,
            boolean rejectPathParams,
            boolean mergeSlashes) {}

    /** What becomes of request headers with an underscore in their name. */
    public enum UnderscoreHeaders {
        DROP,
        KEEP,
        REJECT
    }

    /**
     * @param delay how long connections are still accepted after SIGTERM, while readiness is already 503
     * @param timeout how long requests in flight may take after that
     */
    public record Drain(Duration delay, Duration timeout) {}

    /**
     * @param path {@code -} is standard output
     * @param redact header names in lower case
     */
    public record AccessLog(Format format, String path, List<String> redact) {
        public enum Format {
            JSON,
            TEXT,
            OFF
        }
    }

    public enum Transport {
        AUTO,
        EPOLL,
        IO_URING,
        NIO
    }
}
