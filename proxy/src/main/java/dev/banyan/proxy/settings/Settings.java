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
 * @param trustedProxies whose X-Forwarded-* and Forwarded are believed; default: nobody
 * @param stateDir the audit journal and what must outlive a restart; default {@code ./.banyan}
 * @param eventLoops 0: one a processor
 */
public record Settings(
        Http http,
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

    /** @param port 0: a free one */
    public record Http(String host, int port) {}

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

    /** Sizes in bytes. */
    public record Limits(
            int maxConnections,
            int maxRequestLine,
            int maxHeaderBytes,
            int maxHeaders,
            Duration headersTimeout,
            Duration bodyIdleTimeout,
            Duration keepAliveIdle) {}

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
