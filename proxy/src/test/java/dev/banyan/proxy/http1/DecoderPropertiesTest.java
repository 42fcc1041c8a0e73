package dev.banyan.proxy.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of the decoders whatever comes. */
class DecoderPropertiesTest {

    @Provide
    Arbitrary<String> requests() {
        return WireText.requests();
    }

    @Provide
    Arbitrary<String> responses() {
        return WireText.responses();
    }

    @Provide
    Arbitrary<String> noise() {
        return WireText.noise();
    }

    @Property(tries = 3000)
    void requestsAreReadAlikeHoweverTheyAreCut(
            @ForAll("requests") String text, @ForAll @IntRange(min = 1, max = 40) int piece) {
        assertThat(Events.ofRequests(text, piece)).isEqualTo(Events.ofRequests(text, 1_000_000));
    }

    @Property(tries = 3000)
    void answersAreReadAlikeHoweverTheyAreCut(
            @ForAll("responses") String text, @ForAll @IntRange(min = 1, max = 40) int piece) {
        assertThat(Events.ofResponse("GET", text, piece)).isEqualTo(Events.ofResponse("GET", text, 1_000_000));
    }

    @Property(tries = 3000)
    void noiseIsReadAlikeHoweverItIsCutAndThrowsNothing(
            @ForAll("noise") String text, @ForAll @IntRange(min = 1, max = 9) int piece) {
        HeadLimits narrow = new HeadLimits(30, 60, 4);
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Events.ofRequests(bytes, piece, narrow)).isEqualTo(Events.ofRequests(bytes, 1_000_000, narrow));
        assertThat(Events.ofResponse("GET", bytes, piece, narrow))
                .isEqualTo(Events.ofResponse("GET", bytes, 1_000_000, narrow));
    }

    /** Netty's parser is more lenient: what is accepted here must mean the same there. */
    @Property(tries = 3000)
    void whatIsAcceptedMeansTheSameToAnotherParser(@ForAll("requests") String text) {
        List<String> told = Events.ofRequests(text, 1_000_000);
        long sound =
                told.stream().takeWhile(event -> !event.startsWith("malformed")).count();

        List<String> other = told(new HttpRequestDecoder(), text);

        assertThat(other.stream().limit(whole(told, sound)))
                .isEqualTo(plain(told).subList(0, whole(told, sound)));
    }

    @Property(tries = 3000)
    void answersThatAreAcceptedMeanTheSameToAnotherParser(@ForAll("responses") String text) {
        // There an answer without a body loses its coding; here the coding is left and ignored.
        Assume.that(!text.contains(" 204") && !text.contains(" 304"));
        List<String> told = Events.ofResponse("GET", text, 1_000_000);
        long sound = told.stream()
                .takeWhile(event -> !event.startsWith("malformed") && !event.equals("cut"))
                .count();

        List<String> other = told(new HttpResponseDecoder(), text);

        assertThat(other.stream().limit(whole(told, sound)))
                .isEqualTo(plain(told).subList(0, whole(told, sound)));
    }

    /** As many events as make whole messages. */
    private static int whole(List<String> told, long sound) {
        int whole = 0;
        for (int i = 0; i < sound; i++) {
            if (told.get(i).startsWith("end")) {
                whole = i + 1;
            }
        }
        return whole;
    }

    /** Without what is derived: the other parser is asked for line, headers and body. */
    private static List<String> plain(List<String> told) {
        return told.stream().map(event -> event.replaceFirst("} length.*", "}")).toList();
    }

    private static List<String> told(io.netty.channel.ChannelHandler decoder, String text) {
        EmbeddedChannel channel = new EmbeddedChannel(decoder);
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
        channel.finish();
        List<String> told = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
            if (!((HttpObject) message).decoderResult().isSuccess()) {
                told.add("malformed");
            } else {
                tell(message, told, body);
            }
            ReferenceCountUtil.release(message);
        }
        return told;
    }

    private static void tell(Object message, List<String> told, StringBuilder body) {
        if (message instanceof HttpRequest request) {
            told.add(request.method() + " " + request.uri() + " "
                    + version(request.protocolVersion().minorVersion()) + fields(request.headers()));
        } else if (message instanceof HttpResponse response) {
            told.add(response.status().code() + " "
                    + version(response.protocolVersion().minorVersion()) + fields(response.headers()));
        }
        if (message instanceof HttpContent content) {
            body.append(content.content().toString(StandardCharsets.ISO_8859_1));
        }
        if (message instanceof LastHttpContent last) {
            if (!body.isEmpty()) {
                told.add("body " + body);
                body.setLength(0);
            }
            told.add(last.trailingHeaders().isEmpty() ? "end" : "end" + fields(last.trailingHeaders()));
        }
    }

    private static String version(int minor) {
        return minor == 0 ? "HTTP_1_0" : "HTTP_1_1";
    }

    private static String fields(io.netty.handler.codec.http.HttpHeaders headers) {
        return headers.entries().stream()
                .map((Map.Entry<String, String> field) -> field.getKey() + ": " + field.getValue())
                .collect(Collectors.joining("; ", " {", "}"));
    }

    @Property(tries = 500)
    void partsOfABodyAreSlicesAndGivenBack(@ForAll("requests") String text) {
        ByteBuf in = Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
        RequestDecoder decoder = new RequestDecoder(Events.LIMITS, new Events());
        int before;
        do {
            before = in.readableBytes();
            decoder.decode(in);
        } while (in.isReadable() && in.readableBytes() < before);

        assertThat(in.refCnt()).isOne();
        assertThat(ByteBufUtil.getBytes(in, 0, in.capacity())).isEqualTo(text.getBytes(StandardCharsets.ISO_8859_1));
        in.release();
    }
}
