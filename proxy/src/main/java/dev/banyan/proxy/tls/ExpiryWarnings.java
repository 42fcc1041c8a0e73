package dev.banyan.proxy.tls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once a day which certificates expire before long. */
final class ExpiryWarnings {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiryWarnings.class);
    private static final Duration AHEAD = Duration.ofDays(30);
    private static final Duration PERIOD = Duration.ofDays(1);

    private final List<Certificate> certificates;
    private final Clock clock;
    private Instant next = Instant.MIN;

    ExpiryWarnings(List<Certificate> certificates, Clock clock) {
        this.certificates = certificates;
        this.clock = clock;
    }

    void look() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(PERIOD);
        certificates.stream()
                .filter(each -> each.expires().isBefore(now.plus(AHEAD)))
                .forEach(each -> warn(each, now));
    }

    private static void warn(Certificate certificate, Instant now) {
        Duration left = Duration.between(now, certificate.expires());
        if (left.isNegative()) {
            LOG.warn(
                    "certificate {} expired at {}: clients do not believe it",
                    certificate.name(),
                    certificate.expires());
        } else {
            LOG.warn(
                    "certificate {} expires in {} days, at {}",
                    certificate.name(),
                    left.toDays(),
                    certificate.expires());
        }
    }
}
