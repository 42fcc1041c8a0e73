package dev.banyan.proxy.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.http.impl.headers.Http1xHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written is what is read, and nothing can be smuggled into it. */
class WriterTest {
    private final ByteBuf out = Unpooled.buffer();

    @Test
    void aRequestIsReadAsItWasWritten() {
        MultiMap headers = Http1xHeaders.caseInsensitive()
                .add("Host", "a")
                .add(AsciiString.of("X-B"), AsciiString.of("c\td"))
                .add("X-B", "\u00e9");
        HeadWriter.writeRequest("GET", "/x?y", headers, out);

        assertThat(Events.ofRequests(written(), 99))
                .containsExactly("GET /x?y HTTP_1_1 {Host: a; X-B: c\td; X-B: \u00e9} length 0", "end");
    }

    @ParameterizedTest
    @CsvSource({"200, HTTP/1.1 200 OK", "103, HTTP/1.1 103 Early Hints", "299, 'HTTP/1.1 299 '", "799, 'HTTP/1.1 799 '"
    })
    void aStatusHasItsReasonOrNone(int status, String line) {
        HeadWriter.writeResponse(status, MultiMap.caseInsensitiveMultiMap().add("a", "b"), out);

        assertThat(written()).isEqualTo(line + "\r\na: b\r\n\r\n");
    }

    @Property
    void noNameAndNoValueCanEndItsLine(@ForAll List<String> texts) {
        Http1xHeaders headers = Http1xHeaders.caseInsensitive();
        for (String text : texts) {
            headers.add("a" + text, text);
            headers.add(new AsciiString("b" + text), new AsciiString(text));
        }
        ByteBuf into = Unpooled.buffer();
        HeadWriter.writeResponse(200, headers, into);

        String head = into.toString(StandardCharsets.ISO_8859_1);
        assertThat(head.split("\r\n", -1)).hasSize(2 * texts.size() + 3);
        assertThat(head.replace("\r\n", "")).doesNotContain("\r", "\n", "\0");
    }

    @Property
    void aChunkIsReadAsItWasWritten(@ForAll @IntRange(min = 1, max = 100_000) int size) {
        ByteBuf into = Unpooled.buffer();
        ChunkWriter.begin(size, into);
        assertThat(into.readableBytes() + 2).isLessThanOrEqualTo(ChunkWriter.OVERHEAD);
        into.writeBytes("x".repeat(size).getBytes(StandardCharsets.US_ASCII));
        ChunkWriter.end(into);
        ChunkWriter.last(MultiMap.caseInsensitiveMultiMap().add("t", "u"), into);

        String answer =
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + into.toString(StandardCharsets.US_ASCII);
        assertThat(Events.ofResponse("GET", answer, 9999)).endsWith("body " + "x".repeat(size), "end {t: u}");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "15, f", "16, 10", "255, ff", "4096, 1000", "2147483647, 7fffffff"})
    void sizesAreHexadecimal(int size, String written) {
        ChunkWriter.begin(size, out);

        assertThat(written()).isEqualTo(written + "\r\n");
    }

    private String written() {
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
