package dev.banyan.proxy.admin;

/** All metrics as text. */
@FunctionalInterface
public interface MetricsPage {
    String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    /**
     * Called on a worker thread; may take its time.
     *
     * @param contentType {@link #PROMETHEUS} or {@link #OPEN_METRICS}
     */
    String scrape(String contentType);
}
