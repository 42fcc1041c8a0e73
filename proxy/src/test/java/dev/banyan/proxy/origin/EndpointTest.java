package dev.banyan.proxy.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.rules.model.Backend;
import dev.banyan.rules.model.Backend.Outlier;
import dev.banyan.rules.model.Percent;
import dev.banyan.rules.model.Timeouts;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Who is left out and for how long, on a clock of the test's own. */
class EndpointTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Property(tries = 200)
    void whateverFailsNeverMoreThanTheShareIsLeftOutAndNeverTheLast(
            @ForAll @IntRange(min = 1, max = 8) int count,
            @ForAll @IntRange(max = 100) int percent,
            @ForAll long seed) {
        Endpoints endpoints = endpoints(count, new Outlier(2, Duration.ofSeconds(30), new Percent(percent * 100)));
        Random random = new Random(seed);
        long now = 0;
        for (int i = 0; i < 300; i++) {
            now += random.nextInt(3) * SECOND;
            Endpoint endpoint = endpoints.all().get(random.nextInt(count));
            if (random.nextInt(4) > 0) {
                endpoint.failed(FailureKind.BACKEND_RESET, now);
            } else {
                endpoint.answered(200, now);
            }
            long at = now;
            long out =
                    endpoints.all().stream().filter(each -> each.isEjected(at)).count();
            assertThat(out).isLessThan(count);
            assertThat(out * 100).isLessThanOrEqualTo((long) count * percent);
        }
    }

    @Test
    void itIsLeftOutLongerEachTimeAndComesBackLittleByLittle() {
        Endpoint endpoint = endpoints(2, new Outlier(3, Duration.ofSeconds(30), new Percent(5_000)))
                .all()
                .get(0);
        fail(endpoint, 3, 0);
        assertThat(endpoint.isEjected(30 * SECOND - 1)).isTrue();
        assertThat(endpoint.isEjected(30 * SECOND)).isFalse();
        assertThat(endpoint.share(31 * SECOND)).isEqualTo(0.1);
        assertThat(endpoint.share(35 * SECOND)).isEqualTo(0.5);
        fail(endpoint, 3, 36 * SECOND);
        assertThat(endpoint.isEjected(95 * SECOND)).isTrue();
        assertThat(endpoint.isEjected(96 * SECOND)).isFalse();
        assertThat(endpoint.share(107 * SECOND)).isEqualTo(1);
    }

    @Test
    void anAnswerBetweenFailuresBeginsTheCountAnewAndAClientThatLeavesIsNone() {
        Endpoint endpoint = endpoints(2, new Outlier(3, Duration.ofSeconds(30), new Percent(5_000)))
                .all()
                .get(0);
        fail(endpoint, 2, 0);
        endpoint.answered(404, 0);
        fail(endpoint, 2, 0);
        endpoint.failed(FailureKind.CLIENT_ABORTED, 0);
        assertThat(endpoint.isEjected(1)).isFalse();
        endpoint.answered(500, 1);
        assertThat(endpoint.isEjected(2)).isTrue();
    }

    @Test
    void whatChecksFindUnhealthyIsNotOfUseUntilTheyFindItHealthy() {
        Endpoint endpoint = endpoints(1, null).all().get(0);
        endpoint.checked(false, 0);
        assertThat(endpoint.isUsable(1)).isFalse();
        endpoint.checked(true, SECOND);
        assertThat(endpoint.isUsable(SECOND)).isTrue();
        assertThat(endpoint.share(2 * SECOND)).isLessThan(1);
    }

    private static void fail(Endpoint endpoint, int times, long now) {
        IntStream.range(0, times).forEach(i -> endpoint.failed(FailureKind.BACKEND_REFUSED, now));
    }

    private static Endpoints endpoints(int count, Outlier outlier) {
        List<URI> urls = IntStream.range(0, count)
                .mapToObj(i -> URI.create("http://10.0.0." + i + ":8080"))
                .toList();
        return new Endpoints(
                new Backend(
                        "shop",
                        new Backend.Origins(urls, Backend.Protocol.HTTP1),
                        Backend.Balance.ROUND_ROBIN,
                        new Backend.HostHeader.Preserve(),
                        Backend.Pool.DEFAULT,
                        Timeouts.NONE,
                        null,
                        null,
                        outlier),
                urls);
    }
}
