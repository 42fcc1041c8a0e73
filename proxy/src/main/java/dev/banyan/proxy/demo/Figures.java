package dev.banyan.proxy.demo;

/** Figures as people read them. */
final class Figures {
    private static final String NOTHING = "-";

    private Figures() {}

    static String perSecond(Traffic.Window window) {
        return window.requests() == 0 ? NOTHING : String.format("%.1f", window.perSecond());
    }

    static String errors(Traffic.Window window) {
        return window.requests() == 0 ? NOTHING : String.format("%.1f%%", 100.0 * window.failed() / window.requests());
    }

    static String millis(double millis) {
        return Double.isNaN(millis) ? NOTHING : String.format(millis < 9.95 ? "%.1fms" : "%.0fms", millis);
    }

    static String line(Traffic.Window window) {
        return window.requests() == 0
                ? "nothing"
                : String.format(
                        "%s/s, errors %s, p50 %s, p99 %s",
                        perSecond(window), errors(window), millis(window.p50()), millis(window.p99()));
    }
}
