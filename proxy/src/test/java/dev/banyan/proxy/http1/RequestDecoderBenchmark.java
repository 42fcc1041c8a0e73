package dev.banyan.proxy.http1;

import dev.banyan.proxy.failure.FailureKind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What reading a browser's usual head costs, beside Netty's own decoder. Run with {@code org.openjdk.jmh.Main
 * RequestDecoderBenchmark -prof gc} on the test class path.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class RequestDecoderBenchmark {
    private static final String BROWSER = """
            GET /orders/7/lines/12?view=full HTTP/1.1
            Host: shop.example.com
            User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0
            Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8
            Accept-Language: en-US,en;q=0.5
            Accept-Encoding: gzip, deflate, br, zstd
            Referer: https://shop.example.com/orders/7
            Connection: keep-alive
            Cookie: banyan_id=AbCdEfGhIjKlMnOpQrStUv; JSESSIONID=0123456789ABCDEF0123456789ABCDEF; theme=dark
            Upgrade-Insecure-Requests: 1
            Sec-Fetch-Dest: document
            Sec-Fetch-Mode: navigate
            Sec-Fetch-Site: same-origin
            Priority: u=0, i

            """.replace("\n", "\r\n");

    private static final class Last implements RequestSink {
        private Request head;

        @Override
        public void onHead(Request request) {
            head = request;
        }

        @Override
        public void onBody(ByteBuf part) {
            part.release();
        }

        @Override
        public void onEnd(MultiMap trailers) {}

        @Override
        public void onMalformed(FailureKind kind, String detail) {
            throw new IllegalStateException(detail);
        }
    }

    private final Last last = new Last();
    private final RequestDecoder decoder = new RequestDecoder(Events.LIMITS, last);
    private final EmbeddedChannel netty = new EmbeddedChannel(new HttpRequestDecoder(8192, 16384, 32768));
    private ByteBuf bytes;

    @Setup
    public void open() {
        bytes = PooledByteBufAllocator.DEFAULT.directBuffer();
        bytes.writeCharSequence(BROWSER, StandardCharsets.US_ASCII);
    }

    @TearDown
    public void close() {
        bytes.release();
        netty.finishAndReleaseAll();
    }

    @Benchmark
    public Object banyan() {
        bytes.readerIndex(0);
        decoder.decode(bytes);
        return last.head;
    }

    @Benchmark
    public Object netty() {
        netty.writeInbound(bytes.retainedSlice(0, bytes.writerIndex()));
        Object head = netty.readInbound();
        ReferenceCountUtil.release(netty.readInbound());
        return head;
    }
}
