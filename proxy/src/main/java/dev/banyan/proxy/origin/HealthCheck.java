package dev.banyan.proxy.origin;

import dev.banyan.proxy.exchange.OutgoingRequest;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.headers.Trailers;
import dev.banyan.rules.model.Backend.Health;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks one address again and again whether it is well, on a connection of its own: GET, the expected status, and where
 * the rules want it a text in the body. So many good or bad answers in a row change the verdict. Confined to its event
 * loop, but for {@link #stop}.
 */
final class HealthCheck {
    private static final int LONGEST_BODY = 64 * 1024;

    private final Health rules;
    private final Origin origin;
    private final EventLoop loop;
    private @Nullable ScheduledFuture<?> timer;
    private boolean running;
    private boolean stopped;
    private int good;
    private int bad;

    HealthCheck(Health rules, Origin origin, EventLoop loop) {
        this.rules = rules;
        this.origin = origin;
        this.loop = loop;
    }

    /** The first check comes soon, at a time of its own, so that replicas do not ask all at once. */
    void start() {
        loop.execute(() -> {
            if (!stopped) {
                long interval = rules.interval().toMillis();
                long first = ThreadLocalRandom.current().nextLong(Math.min(interval, 500) + 1);
                timer = loop.scheduleAtFixedRate(this::check, first, interval, TimeUnit.MILLISECONDS);
            }
        });
    }

    /** No further check; for any thread. */
    void stop() {
        loop.execute(() -> {
            stopped = true;
            if (timer != null) {
                timer.cancel(false);
            }
            origin.pool().close();
        });
    }

    private void check() {
        if (!running) {
            running = true;
            new Check().begin();
        }
    }

    private void verdict(boolean well) {
        running = false;
        good = well ? good + 1 : 0;
        bad = well ? 0 : bad + 1;
        if (good >= rules.healthyAfter() || bad >= rules.unhealthyAfter()) {
            origin.endpoint().checked(well, System.nanoTime());
        }
    }

    /** One question and its answer. */
    private final class Check implements OriginPool.Waiter, OriginListener, OutgoingRequest {
        private final StringBuilder body = new StringBuilder();
        private @Nullable ScheduledFuture<?> timeout;
        private @Nullable OriginStream stream;
        private int status;
        private boolean over;

        void begin() {
            timeout = loop.schedule(this::tooLate, rules.timeout().toMillis(), TimeUnit.MILLISECONDS);
            origin.pool().acquire(this, false);
        }

        private void tooLate() {
            OriginStream late = stream;
            stream = null;
            if (late == null) {
                origin.pool().forget(this);
            } else {
                late.cancel();
            }
            end(false);
        }

        private void end(boolean well) {
            if (!over) {
                over = true;
                if (timeout != null) {
                    timeout.cancel(false);
                }
                verdict(well);
            }
        }

        @Override
        public void onStream(OriginStream stream) {
            if (over) {
                stream.release();
                return;
            }
            this.stream = stream;
            stream.sendHead(this, origin, this);
            stream.end(Trailers.NONE);
            stream.flush();
        }

        @Override
        public void onConnectFailed(Throwable cause) {
            end(false);
        }

        @Override
        public void onPoolFull() {
            end(false);
        }

        @Override
        public void onHead(int status, MultiMap headers, long length) {
            this.status = status;
        }

        @Override
        public void onBody(ByteBuf part) {
            if (body.length() < LONGEST_BODY) {
                body.append(part.toString(StandardCharsets.UTF_8));
            }
            part.release();
        }

        @Override
        public void onEnd(MultiMap trailers) {
            stream = null;
            boolean said = rules.body() == null || body.indexOf(rules.body()) >= 0;
            end(said && rules.expects(status));
        }

        @Override
        public void onBroken(FailureKind kind, Reach reach) {
            stream = null;
            end(false);
        }

        @Override
        public void onInterim(int status, MultiMap headers) {}

        @Override
        public void onHeadAlone() {}

        @Override
        public void onWritable() {}

        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String target() {
            return rules.path();
        }

        @Override
        public String publicAuthority() {
            return "";
        }

        @Override
        public void writeHeaders(MultiMap into) {
            into.add("user-agent", "banyan-health").add("accept", "*/*");
        }

        @Override
        public boolean takesTrailers() {
            return false;
        }

        @Override
        public long bodyLength() {
            return 0;
        }

        @Override
        public @Nullable String upgrade() {
            return null;
        }

        @Override
        public boolean isReplayable() {
            return false;
        }
    }
}
