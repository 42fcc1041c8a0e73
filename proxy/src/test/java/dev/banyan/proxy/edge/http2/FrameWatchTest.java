package dev.banyan.proxy.edge.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.H2Frame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** In whatever pieces frames arrive, each is looked at once. */
class FrameWatchTest {
    private final ChannelInboundHandlerAdapter end = new ChannelInboundHandlerAdapter();
    private final ChannelHandlerContext context =
            new EmbeddedChannel(end).pipeline().context(end);
    private FrameWatch watch = fresh();
    private final ByteBuf in = Unpooled.buffer();

    @Property(tries = 300)
    void everyFrameIsSeenOnceHoweverItIsCut(
            @ForAll("frames") List<H2Frame> frames, @ForAll("cuts") List<Integer> cuts) {
        watch = fresh();
        byte[] all = bytes(frames);
        int at = 0;
        for (int i = 0; at < all.length; i++) {
            int size = Math.min(cuts.get(i % cuts.size()), all.length - at);
            arrive(Spoken.part(all, at, at + size));
            at += size;
        }
        assertThat(watch.serial()).isEqualTo(frames.size());
        assertThat(watch.isUnfinished()).isFalse();
        assertThat(in.isReadable()).isFalse();
    }

    /** Some are errors of one stream: the reader stops there, and goes on with the next call. */
    @Provide
    Arbitrary<List<H2Frame>> frames() {
        Arbitrary<H2Frame> fine =
                Arbitraries.integers().between(0, 50).map(size -> new H2Frame(0x42, 0, 1, new byte[size]));
        Arbitrary<H2Frame> error = Arbitraries.integers().between(1, 9).map(stream -> H2Frame.windowUpdate(stream, 0));
        return Arbitraries.frequencyOf(Tuple.of(3, fine), Tuple.of(1, error))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(1, 60).list().ofMinSize(1).ofMaxSize(20);
    }

    @Example
    void aPartOfAFrameIsOwedButThatOfABodyIsNot() {
        arrive(Spoken.part(H2Frame.ping(1).bytes(), 0, 5));
        assertThat(watch.isUnfinished()).as("within the frame's head").isTrue();
        arrive(Spoken.part(H2Frame.ping(1).bytes(), 5, 12));
        assertThat(watch.isUnfinished()).as("within its payload").isTrue();
        arrive(Spoken.part(H2Frame.ping(1).bytes(), 12, 17));
        assertThat(watch.isUnfinished()).isFalse();
        arrive(Spoken.part(H2Frame.data(1, false, new byte[100]).bytes(), 0, 50));
        assertThat(watch.isUnfinished()).as("a body has a limit of its own").isFalse();
    }

    private static FrameWatch fresh() {
        return new FrameWatch(new DefaultHttp2FrameReader(), new FloodGuard(System::nanoTime), 65_536);
    }

    private static byte[] bytes(List<H2Frame> frames) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        frames.forEach(frame -> all.writeBytes(frame.bytes()));
        return all.toByteArray();
    }

    /** As the channel's decoder does: it calls as long as something is consumed. */
    private void arrive(byte[] bytes) {
        in.discardReadBytes().writeBytes(bytes);
        List<Http2Exception> errors = new ArrayList<>();
        int before;
        do {
            before = in.readableBytes();
            try {
                watch.readFrame(context, in, new Http2FrameAdapter());
            } catch (Http2Exception e) {
                errors.add(e);
            }
        } while (in.isReadable() && in.readableBytes() < before);
        assertThat(errors).allMatch(Http2Exception::isStreamError);
    }
}
