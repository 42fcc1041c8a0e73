package dev.banyan.proxy.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.headers.Provenance;
import dev.banyan.proxy.observe.AccessLog;
import dev.banyan.proxy.observe.ExchangeRecorder;
import dev.banyan.proxy.observe.Metrics;
import dev.banyan.proxy.observe.RouteStatisticsRegistry;
import dev.banyan.proxy.resilience.ResilienceRegistry;
import dev.banyan.proxy.steer.SteeringRegistry;
import dev.banyan.rules.live.Generation;
import dev.banyan.rules.match.RouteTable;
import dev.banyan.rules.message.DescribedRequest;
import dev.banyan.rules.message.PathCanonicalizer;
import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.Rules;
import dev.banyan.rules.split.Claims;
import dev.banyan.rules.yaml.FileSecrets;
import dev.banyan.rules.yaml.RulesReader;
import dev.banyan.rules.yaml.RulesText;
import io.netty.buffer.ByteBuf;
import io.vertx.core.MultiMap;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A fault of Banyan's own: the client is answered all the same, and nothing stays counted as in flight. */
class OwnFaultTest {
    private final Metrics metrics = new Metrics();
    private final ExchangeRecorder recorder =
            new ExchangeRecorder(metrics, new RouteStatisticsRegistry(), AccessLog.OFF);

    @Test
    void aBackendThatThrowsEndsInAnInternalError() {
        Lane lane = lane(new Backend() {
            @Override
            public String name() {
                return "shop";
            }

            @Override
            public BackendClient on(int index) {
                throw new IllegalStateException("broken on purpose");
            }
        });
        Recorded client = new Recorded();

        new Exchange(lane, client, provenance()).run();

        assertThat(client.problems).containsExactly(FailureKind.INTERNAL);
        assertThat(lane.inFlight()).isZero();
        assertThat(metrics.scrape(metrics.contentType(null)))
                .contains("banyan_requests_in_flight{route=\"all\",side=\"legacy\"} 0.0")
                .contains("banyan_requests_seconds_count{route=\"all\",side=\"legacy\",status=\"5xx\"} 1");
    }

    private Lane lane(Backend backend) {
        Rules rules = new RulesReader(new FileSecrets(Path.of("")))
                .read(List.of(new RulesText(
                        "rules.yaml",
                        "backends: {shop: {url: \"http://127.0.0.1:1\"}}\n"
                                + "routes: [{id: all, match: {prefix: /}, legacy: shop}]\n")))
                .rules();
        ActiveRouting routing = new ActiveRouting();
        routing.publish(new RoutingCompiler(
                        any -> backend,
                        trust -> Claims.NONE,
                        new SteeringRegistry(),
                        new ResilienceRegistry((route, side, from, to) -> {}),
                        recorder,
                        false)
                .compile(
                        new Generation(
                                "0123456789ab",
                                Instant.EPOCH,
                                rules,
                                RouteTable.compile(rules.routes()),
                                Map::of,
                                List.of()),
                        Map.of()));
        return new Lane(
                0,
                routing,
                recorder,
                Lane.DebugAudience.NOBODY,
                () -> false,
                Clock.systemUTC(),
                Runnable::run,
                Runnable::run);
    }

    private static Provenance provenance() {
        return new Provenance(
                "127.0.0.1",
                false,
                "127.0.0.1",
                "http",
                "shop",
                "shop",
                80,
                "id",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00",
                "1.1 banyan");
    }

    /** A client that only notes which problems it is told. */
    private static final class Recorded implements ClientStream {
        private final List<FailureKind> problems = new ArrayList<>();
        private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();

        @Override
        public RequestHead head() {
            return DescribedRequest.of("GET", "http://shop/", Map.of(), "127.0.0.1", PathCanonicalizer.DEFAULT);
        }

        @Override
        public MultiMap headers() {
            return headers;
        }

        @Override
        public long bodyLength() {
            return 0;
        }

        @Override
        public void listener(ClientListener listener) {}

        @Override
        public void readBody() {}

        @Override
        public void pauseBody() {}

        @Override
        public void resumeBody() {}

        @Override
        public String upgrade() {
            return null;
        }

        @Override
        public void sendInterim(int status, MultiMap headers) {}

        @Override
        public MultiMap answerHeaders() {
            return headers;
        }

        @Override
        public void sendHead(int status, long length) {}

        @Override
        public void flushHead() {}

        @Override
        public void send(ByteBuf chunk) {}

        @Override
        public boolean isFull() {
            return false;
        }

        @Override
        public void end(ByteBuf last, MultiMap trailers) {}

        @Override
        public int sendProblem(FailureKind kind, String detail) {
            problems.add(kind);
            return 0;
        }

        @Override
        public int sendOwn(int status, String contentType, byte[] body) {
            throw new AssertionError("no translation here");
        }

        @Override
        public void abort() {}
    }
}
