package dev.banyan.proxy.origin;

import dev.banyan.proxy.exchange.OutgoingRequest;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.headers.Trailers;
import dev.banyan.proxy.origin.http1.Http1;
import dev.banyan.rules.model.Backend.HostHeader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One HTTP/1 connection in a pool of its own: a test plays the origin, and sees what is heard of it. */
final class Http1Line implements AutoCloseable {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final OriginPool pool = new OriginPool(new Dialer(), new OriginPool.Bounds(1, 0, hour(), hour()));
    private final Origin origin = new Origin(
            "http",
            "origin.test",
            "/base",
            new HostHeader.Preserve(),
            pool,
            pool,
            new Endpoint("test", "origin.test", null, null));
    private final Map<String, String> headers = new LinkedHashMap<>(Map.of("x-a", "1"));
    private final StringBuilder heard = new StringBuilder();
    private boolean inBody;
    private @Nullable OriginStream stream;

    private static long hour() {
        return Duration.ofHours(1).toNanos();
    }

    private final class Dialer implements OriginPool.Dialer {
        @Override
        public int expectedRoom() {
            return 1;
        }

        @Override
        public void dial(OriginPool.Dial dial) {
            new Http1().begin(channel, Duration.ZERO, dial);
        }
    }

    /** A header of the requests to come. */
    void carries(String name, String value) {
        headers.put(name, value);
    }

    /** A request begins; it is whole where it has no body. */
    void asks(String method, long length, @Nullable String upgrade) {
        pool.acquire(
                new OriginPool.Waiter() {
                    @Override
                    public void onStream(OriginStream leased) {
                        stream = leased;
                    }

                    @Override
                    public void onConnectFailed(Throwable cause) {
                        throw new AssertionError(cause);
                    }

                    @Override
                    public void onPoolFull() {
                        throw new AssertionError("the connection is in use");
                    }
                },
                false);
        stream().sendHead(new Request(method, length, upgrade, headers), origin, new Ear());
        if (length == 0) {
            ends();
        }
    }

    OriginStream stream() {
        if (stream == null) {
            throw new AssertionError("no stream");
        }
        return stream;
    }

    void sends(String body) {
        stream().send(Unpooled.copiedBuffer(body, StandardCharsets.ISO_8859_1));
    }

    void ends() {
        stream().end(Trailers.NONE);
    }

    /** What went out since this was asked last. */
    String sent() {
        channel.runPendingTasks();
        StringBuilder sent = new StringBuilder();
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            sent.append(bytes.toString(StandardCharsets.ISO_8859_1));
            bytes.release();
        }
        return sent.toString();
    }

    void says(String bytes) {
        if (channel.isOpen()) {
            channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    void closes() {
        channel.close();
    }

    void resets() {
        channel.pipeline().fireExceptionCaught(new IOException("Connection reset by peer"));
    }

    /** @param why TLS ended without the origin's word; null: with it */
    void endsTls(@Nullable Throwable why) {
        channel.pipeline()
                .fireUserEventTriggered(
                        why == null ? SslCloseCompletionEvent.SUCCESS : new SslCloseCompletionEvent(why));
    }

    boolean reads() {
        return channel.config().isAutoRead();
    }

    String heard() {
        return heard.toString();
    }

    /** {@code idle}: another may have the connection; {@code busy}; {@code gone}. */
    String fate() {
        if (pool.idle() == 1) {
            return "idle";
        }
        return pool.active() == 1 ? "busy" : "gone";
    }

    @Override
    public void close() {
        sent();
        channel.finishAndReleaseAll();
    }

    private record Request(
            String method, long bodyLength, @Nullable String upgrade, Map<String, String> headers)
            implements OutgoingRequest {
        @Override
        public String target() {
            return "/p?q";
        }

        @Override
        public String publicAuthority() {
            return "public.test";
        }

        @Override
        public void writeHeaders(MultiMap into) {
            headers.forEach(into::add);
        }

        @Override
        public boolean takesTrailers() {
            return false;
        }

        @Override
        public boolean isReplayable() {
            return false;
        }
    }

    private final class Ear implements OriginListener {
        private void hear(String event) {
            inBody = false;
            heard.append(heard.isEmpty() ? "" : ", ").append(event);
        }

        @Override
        public void onInterim(int status, MultiMap headers) {
            hear("interim " + status + " " + headers.get("link"));
        }

        @Override
        public void onHead(int status, MultiMap headers, long length) {
            hear(status + " " + length);
        }

        @Override
        public void onHeadAlone() {}

        @Override
        public void onBody(ByteBuf body) {
            String text = body.toString(StandardCharsets.ISO_8859_1);
            body.release();
            if (inBody) {
                heard.append(text);
            } else {
                hear(text);
                inBody = true;
            }
        }

        @Override
        public void onEnd(MultiMap trailers) {
            StringBuilder end = new StringBuilder("end");
            trailers.forEach(trailer ->
                    end.append(' ').append(trailer.getKey()).append('=').append(trailer.getValue()));
            hear(end.toString());
        }

        @Override
        public void onWritable() {}

        @Override
        public void onBroken(FailureKind kind, Reach reach) {
            hear("broken " + kind + " " + reach);
        }
    }
}
