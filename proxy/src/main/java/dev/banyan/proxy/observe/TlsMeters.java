package dev.banyan.proxy.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.function.Supplier;

/** What is measured of keys and certificates. */
public final class TlsMeters {
    private final MeterRegistry registry;

    TlsMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Files have changed. {@code result} is {@code applied} or {@code rejected}. */
    public void reloaded(String result) {
        reloads(result).increment();
    }

    /** Exposes when that certificate expires. */
    public void certificate(String name, Supplier<Instant> expires) {
        Gauge.builder("banyan.tls.certificate.expiry.timestamp.seconds", () -> expires.get()
                        .getEpochSecond())
                .description("When the certificate in force expires.")
                .tag("certificate", name)
                .register(registry);
    }

    /** Makes the counters be there before the first reload. */
    public void begin() {
        reloads("applied");
        reloads("rejected");
    }

    private Counter reloads(String result) {
        return Counter.builder("banyan.tls.reloads")
                .description("Changes of files with keys and certificates, by how they ended.")
                .tag("result", result)
                .register(registry);
    }
}
