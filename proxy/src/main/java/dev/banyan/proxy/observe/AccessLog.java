package dev.banyan.proxy.observe;

import dev.banyan.proxy.exchange.Facts;
import dev.banyan.proxy.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One line a request. */
public interface AccessLog extends AutoCloseable {
    /** Writes nothing. */
    AccessLog OFF = facts -> {};

    /** Hands the line over; never blocks, and drops it where the writer cannot keep up. */
    void log(Facts facts);

    /** Writes what is there, for at most two seconds. */
    @Override
    default void close() {}

    /**
     * Opens the log that the settings describe. A file that is renamed or removed is made anew within a second, which is
     * all that log rotation needs.
     *
     * @param metrics where dropped lines are counted ({@code banyan_access_log_dropped_total})
     * @throws IOException where the file cannot be opened for appending
     */
    static AccessLog open(Settings.AccessLog settings, Metrics metrics) throws IOException {
        if (settings.format() == Settings.AccessLog.Format.OFF) {
            return OFF;
        }
        LogTarget target =
                settings.path().equals("-") ? LogTarget.standardOutput() : LogTarget.file(Path.of(settings.path()));
        return RingAccessLog.start(format(settings), target, metrics::logLinesDropped);
    }

    private static LineFormat format(Settings.AccessLog settings) {
        List<String> redact = settings.redact();
        boolean hideUserAgent = redact.contains("user-agent");
        return settings.format() == Settings.AccessLog.Format.JSON
                ? new JsonFormat(hideUserAgent)
                : new TextFormat(hideUserAgent);
    }
}
