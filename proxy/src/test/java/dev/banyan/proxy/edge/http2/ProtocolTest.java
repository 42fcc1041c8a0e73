package dev.banyan.proxy.edge.http2;

import static dev.banyan.proxy.edge.http2.Outcome.IGNORED;
import static dev.banyan.proxy.edge.http2.Outcome.answered;
import static dev.banyan.proxy.edge.http2.Outcome.connectionError;
import static dev.banyan.proxy.edge.http2.Outcome.streamError;
import static dev.banyan.proxy.edge.http2.SpecCase.of;
import static dev.banyan.proxy.edge.http2.Spoken.block;
import static dev.banyan.proxy.edge.http2.Spoken.padded;
import static dev.banyan.proxy.edge.http2.Spoken.part;
import static dev.banyan.proxy.edge.http2.Spoken.prioritized;
import static dev.banyan.proxy.wire.H2Frame.ACK;
import static dev.banyan.proxy.wire.H2Frame.CANCEL;
import static dev.banyan.proxy.wire.H2Frame.COMPRESSION_ERROR;
import static dev.banyan.proxy.wire.H2Frame.CONTINUATION;
import static dev.banyan.proxy.wire.H2Frame.DATA;
import static dev.banyan.proxy.wire.H2Frame.END_HEADERS;
import static dev.banyan.proxy.wire.H2Frame.END_STREAM;
import static dev.banyan.proxy.wire.H2Frame.FLOW_CONTROL_ERROR;
import static dev.banyan.proxy.wire.H2Frame.FRAME_SIZE_ERROR;
import static dev.banyan.proxy.wire.H2Frame.GOAWAY;
import static dev.banyan.proxy.wire.H2Frame.HEADERS;
import static dev.banyan.proxy.wire.H2Frame.PADDED;
import static dev.banyan.proxy.wire.H2Frame.PING;
import static dev.banyan.proxy.wire.H2Frame.PRIORITIZED;
import static dev.banyan.proxy.wire.H2Frame.PRIORITY;
import static dev.banyan.proxy.wire.H2Frame.PROTOCOL_ERROR;
import static dev.banyan.proxy.wire.H2Frame.PUSH_PROMISE;
import static dev.banyan.proxy.wire.H2Frame.REFUSED_STREAM;
import static dev.banyan.proxy.wire.H2Frame.RST_STREAM;
import static dev.banyan.proxy.wire.H2Frame.SETTINGS;
import static dev.banyan.proxy.wire.H2Frame.STREAM_CLOSED;
import static dev.banyan.proxy.wire.H2Frame.WINDOW_UPDATE;

import dev.banyan.proxy.wire.H1Origin;
import dev.banyan.proxy.wire.H2Client;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What RFC 9113 asks of a server, section by section: frames, states of streams, errors, windows. */
class ProtocolTest {
    private static Edge edge;

    static List<SpecCase> cases() {
        return List.of(
                // Frames
                of("4.1/1", "an unknown type is ignored", c -> c.frame(0x16, 0, 0, 8), IGNORED),
                of("4.1/2", "undefined flags are ignored", c -> c.frame(PING, 0x16, 0, 8), IGNORED),
                of("4.1/3", "the reserved bit is ignored", c -> c.frame(PING, 0, 0x8000_0000, 8), IGNORED),
                of(
                        "4.2/1",
                        "2^14 octets are a frame",
                        c -> c.post(1).frame(DATA, END_STREAM, 1, 16_384),
                        answered(200)),
                of(
                        "4.2/2",
                        "DATA above the frame size is an error",
                        c -> c.post(1).frame(DATA, END_STREAM, 1, 16_385),
                        streamError(FRAME_SIZE_ERROR)),
                of(
                        "4.2/3",
                        "HEADERS above the frame size end the connection",
                        c -> c.frame(HEADERS, END_STREAM | END_HEADERS, 1, 16_385),
                        connectionError(FRAME_SIZE_ERROR)),
                of(
                        "4.3/1",
                        "a block that cannot be decoded ends the connection",
                        c -> c.frame(HEADERS, END_STREAM | END_HEADERS, 1, "ff ff ff ff ff ff ff ff ff ff"),
                        connectionError(COMPRESSION_ERROR)),
                of(
                        "4.3/2",
                        "PRIORITY within a block ends the connection",
                        c -> c.openGet(1).frame(PRIORITY, 0, 1, 5),
                        connectionError(PROTOCOL_ERROR)),
                of(
                        "4.3/3",
                        "HEADERS of another stream within a block end the connection",
                        c -> c.openGet(1).get(3),
                        connectionError(PROTOCOL_ERROR)),

                // States of streams
                of("5.1/1", "idle: DATA", c -> c.data(1, true, "x"), connectionError(PROTOCOL_ERROR)),
                of("5.1/2", "idle: RST_STREAM", c -> c.reset(1, CANCEL), connectionError(PROTOCOL_ERROR)),
                of("5.1/3", "idle: WINDOW_UPDATE", c -> c.widen(1, 100), connectionError(PROTOCOL_ERROR)),
                of(
                        "5.1/4",
                        "idle: CONTINUATION",
                        c -> c.continuation(1, true, "a: b"),
                        connectionError(PROTOCOL_ERROR)),
                of("5.1/5", "idle: PRIORITY", c -> c.frame(PRIORITY, 0, 1, 5), IGNORED),
                of(
                        "5.1/6",
                        "half closed (remote): DATA",
                        c -> c.get(1, "x-wait: 1").data(1, true, "x"),
                        streamError(STREAM_CLOSED)),
                of(
                        "5.1/7",
                        "half closed (remote): HEADERS",
                        c -> c.get(1, "x-wait: 1").get(1),
                        streamError(STREAM_CLOSED, PROTOCOL_ERROR)),
                of(
                        "5.1/8",
                        "half closed (remote): CONTINUATION",
                        c -> c.get(1, "x-wait: 1").continuation(1, true, "a: b"),
                        connectionError(STREAM_CLOSED, PROTOCOL_ERROR)),
                of("5.1/9", "half closed (remote): WINDOW_UPDATE", c -> c.get(1).widen(1, 10), answered(200)),
                of("5.1/10", "half closed (remote): PRIORITY", c -> c.get(1).frame(PRIORITY, 0, 1, 5), answered(200)),
                of(
                        "5.1/11",
                        "half closed (remote): RST_STREAM",
                        c -> c.get(1, "x-wait: 1").reset(1, CANCEL),
                        IGNORED),
                of(
                        "5.1/12",
                        "reset: DATA",
                        c -> c.post(1).reset(1, CANCEL).data(1, true, "x"),
                        streamError(STREAM_CLOSED)),
                of("5.1/13", "reset: HEADERS", c -> c.post(1).reset(1, CANCEL).get(1), streamError(STREAM_CLOSED)),
                of(
                        "5.1/14",
                        "reset: CONTINUATION",
                        c -> c.post(1).reset(1, CANCEL).continuation(1, true, "a: b"),
                        connectionError(STREAM_CLOSED, PROTOCOL_ERROR)),
                of("5.1/15", "closed: DATA", c -> c.get(1).await(1).data(1, true, "x"), streamError(STREAM_CLOSED)),
                of(
                        "5.1/16",
                        "closed: HEADERS",
                        c -> c.get(1).await(1).get(1),
                        streamError(STREAM_CLOSED, PROTOCOL_ERROR)),
                of(
                        "5.1/17",
                        "closed: CONTINUATION",
                        c -> c.get(1).await(1).continuation(1, true, "a: b"),
                        connectionError(STREAM_CLOSED, PROTOCOL_ERROR)),
                of("5.1/18", "closed: PRIORITY", c -> c.get(1).await(1).frame(PRIORITY, 0, 1, 5), IGNORED),
                of("5.1/19", "closed: WINDOW_UPDATE", c -> c.get(1).await(1).widen(1, 10), IGNORED),
                of("5.1/20", "closed: RST_STREAM", c -> c.get(1).await(1).reset(1, CANCEL), IGNORED),
                of("5.1.1/1", "an even stream ends the connection", c -> c.get(2), connectionError(PROTOCOL_ERROR)),
                of(
                        "5.1.1/2",
                        "a stream below an earlier one is an error",
                        c -> c.get(5).get(3),
                        streamError(PROTOCOL_ERROR, STREAM_CLOSED)),
                of(
                        "5.1.2/1",
                        "one stream more than agreed on is refused",
                        c -> {
                            for (int i = 0; i <= 100; i++) {
                                c.post(2 * i + 1);
                            }
                        },
                        streamError(REFUSED_STREAM, PROTOCOL_ERROR)),

                // Priorities
                of(
                        "5.3.1/1",
                        "HEADERS that depend on themselves",
                        c -> c.frame(HEADERS, END_STREAM | END_HEADERS | PRIORITIZED, 1, prioritized(1, 255, block())),
                        streamError(PROTOCOL_ERROR)),
                of(
                        "5.3.1/2",
                        "PRIORITY that depends on itself",
                        c -> c.frame(PRIORITY, 0, 1, prioritized(1, 255, new byte[0])),
                        streamError(PROTOCOL_ERROR)),

                // Errors and extensions
                of(
                        "5.4.1/1",
                        "an error of the connection is told",
                        c -> c.frame(PING, 0, 1, 8),
                        connectionError(PROTOCOL_ERROR)),
                of("5.4.1/2", "and the connection is closed", c -> c.frame(PING, 0, 0, 7), Outcome.CLOSED),
                of("5.5/1", "an extension's frame is ignored", c -> c.frame(0x20, 0xff, 0, 100), IGNORED),
                of(
                        "5.5/2",
                        "an extension's frame within a block ends the connection",
                        c -> c.openGet(1).frame(0x20, 0, 1, 8),
                        connectionError(PROTOCOL_ERROR)),

                // DATA and HEADERS
                of("6.1/1", "DATA of stream 0", c -> c.data(0, true, "x"), connectionError(PROTOCOL_ERROR)),
                of(
                        "6.1/2",
                        "DATA of a stream that is not open",
                        c -> c.get(1).await(1).data(1, true, "x"),
                        streamError(STREAM_CLOSED)),
                of(
                        "6.1/3",
                        "DATA with more padding than there is",
                        c -> c.post(1).frame(DATA, PADDED | END_STREAM, 1, padded(6, new byte[0], 5)),
                        connectionError(PROTOCOL_ERROR)),
                of(
                        "6.2/1",
                        "HEADERS that do not end, then PRIORITY",
                        c -> c.openGet(1).frame(PRIORITY, 0, 3, 5),
                        connectionError(PROTOCOL_ERROR)),
                of(
                        "6.2/2",
                        "HEADERS that do not end, then others",
                        c -> c.openGet(1).get(3),
                        connectionError(PROTOCOL_ERROR)),
                of(
                        "6.2/3",
                        "HEADERS of stream 0",
                        c -> c.frame(HEADERS, END_STREAM | END_HEADERS, 0, block()),
                        connectionError(PROTOCOL_ERROR)),
                of(
                        "6.2/4",
                        "HEADERS with more padding than there is",
                        c -> c.frame(HEADERS, END_STREAM | END_HEADERS | PADDED, 1, padded(200, block(), 0)),
                        connectionError(PROTOCOL_ERROR)),

                // PRIORITY and RST_STREAM
                of("6.3/1", "PRIORITY of stream 0", c -> c.frame(PRIORITY, 0, 0, 5), connectionError(PROTOCOL_ERROR)),
                of(
                        "6.3/2",
                        "PRIORITY of four octets",
                        c -> c.get(1, "x-wait: 1").frame(PRIORITY, 0, 1, 4),
                        streamError(FRAME_SIZE_ERROR)),
                of("6.4/1", "RST_STREAM of stream 0", c -> c.reset(0, CANCEL), connectionError(PROTOCOL_ERROR)),
                of("6.4/2", "RST_STREAM of an idle stream", c -> c.reset(1, CANCEL), connectionError(PROTOCOL_ERROR)),
                of(
                        "6.4/3",
                        "RST_STREAM of three octets",
                        c -> c.post(1).frame(RST_STREAM, 0, 1, 3),
                        connectionError(FRAME_SIZE_ERROR)),

                // SETTINGS
                of(
                        "6.5/1",
                        "an ACK with a payload",
                        c -> c.frame(SETTINGS, ACK, 0, 6),
                        connectionError(FRAME_SIZE_ERROR)),
                of("6.5/2", "SETTINGS of a stream", c -> c.frame(SETTINGS, 0, 1, 6), connectionError(PROTOCOL_ERROR)),
                of(
                        "6.5/3",
                        "SETTINGS of five octets",
                        c -> c.frame(SETTINGS, 0, 0, 5),
                        connectionError(FRAME_SIZE_ERROR)),
                of("6.5.2/1", "ENABLE_PUSH of 2", c -> c.settings(2, 2), connectionError(PROTOCOL_ERROR)),
                of(
                        "6.5.2/2",
                        "a window above 2^31-1",
                        c -> c.settings(4, 0x8000_0000),
                        connectionError(FLOW_CONTROL_ERROR)),
                of("6.5.2/3", "a frame size below 2^14", c -> c.settings(5, 16_383), connectionError(PROTOCOL_ERROR)),
                of(
                        "6.5.2/4",
                        "a frame size above 2^24-1",
                        c -> c.settings(5, 16_777_216),
                        connectionError(PROTOCOL_ERROR)),
                of("6.5.2/5", "an unknown setting is ignored", c -> c.settings(0xff, 1), IGNORED),
                of(
                        "6.5.3/1",
                        "of a setting that comes twice the last one counts",
                        c -> c.settings(4, 100, 4, 1).get(1).awaitHead(1),
                        c -> c.until(() -> c.stream(1).bodyLength() == 5)),
                of("6.5.3/2", "settings are acknowledged", c -> c.settings(3, 100), Outcome.ACKNOWLEDGED),

                // PUSH_PROMISE, PING, GOAWAY
                of(
                        "6.6/1",
                        "a client's PUSH_PROMISE",
                        c -> c.post(1).frame(PUSH_PROMISE, END_HEADERS, 1, padded(0, new byte[] {0, 0, 3}, 0)),
                        connectionError(PROTOCOL_ERROR)),
                of("6.7/1", "PING is answered", c -> {}, IGNORED),
                of("6.7/2", "an answer to PING is not", c -> c.frame(PING, ACK, 0, 8), IGNORED),
                of("6.7/3", "PING of a stream", c -> c.frame(PING, 0, 1, 8), connectionError(PROTOCOL_ERROR)),
                of("6.7/4", "PING of six octets", c -> c.frame(PING, 0, 0, 6), connectionError(FRAME_SIZE_ERROR)),
                of("6.8/1", "GOAWAY of a stream", c -> c.frame(GOAWAY, 0, 1, 8), connectionError(PROTOCOL_ERROR)),
                of("6.8/2", "GOAWAY lets what is under way end", c -> c.get(1).frame(GOAWAY, 0, 0, 8), answered(200)),

                // WINDOW_UPDATE
                of("6.9/1", "by 0 on the connection", c -> c.widen(0, 0), connectionError(PROTOCOL_ERROR)),
                of("6.9/2", "by 0 on a stream", c -> c.get(1, "x-wait: 1").widen(1, 0), streamError(PROTOCOL_ERROR)),
                of("6.9/3", "of three octets", c -> c.frame(WINDOW_UPDATE, 0, 0, 3), connectionError(FRAME_SIZE_ERROR)),
                of(
                        "6.9.1/1",
                        "no more is sent than the window allows",
                        c -> c.settings(4, 1).get(1).awaitHead(1),
                        c -> {
                            c.until(() -> c.stream(1).bodyLength() == 1);
                            c.until(() -> c.stream(1).isOver());
                        }),
                of(
                        "6.9.1/2",
                        "a connection's window above 2^31-1",
                        c -> c.widen(0, 0x7fff_ffff).widen(0, 0x7fff_ffff),
                        connectionError(FLOW_CONTROL_ERROR)),
                of(
                        "6.9.1/3",
                        "a stream's window above 2^31-1",
                        c -> c.get(1, "x-wait: 1").widen(1, 0x7fff_ffff).widen(1, 0x7fff_ffff),
                        streamError(FLOW_CONTROL_ERROR)),
                of(
                        "6.9.2/1",
                        "a changed first window counts for streams that are open",
                        c -> c.settings(4, 0).get(1).awaitHead(1).settings(4, 10),
                        answered(200)),
                of(
                        "6.9.2/2",
                        "a window may become negative",
                        c -> {
                            c.client().holdWindows();
                            c.settings(4, 3).get(1);
                            c.client().until(() -> c.client().stream(1).bodyLength() == 3);
                            c.settings(4, 2).widen(1, 2).settings(4, 100);
                        },
                        answered(200)),
                of(
                        "6.9.2/3",
                        "a first window above 2^31-1",
                        c -> c.settings(4, -1),
                        connectionError(FLOW_CONTROL_ERROR)),

                // CONTINUATION
                of(
                        "6.10/1",
                        "several of them are one block",
                        c -> c.frame(HEADERS, END_STREAM, 1, part(block(), 0, 10))
                                .frame(CONTINUATION, 0, 1, part(block(), 10, 20))
                                .frame(CONTINUATION, END_HEADERS, 1, part(block(), 20, block().length)),
                        answered(200)),
                of(
                        "6.10/2",
                        "another frame between them",
                        c -> c.openGet(1).continuation(1, false, "a: b").data(1, true, "x"),
                        connectionError(PROTOCOL_ERROR)),
                of(
                        "6.10/3",
                        "of stream 0",
                        c -> c.openGet(1).continuation(0, true, "a: b"),
                        connectionError(PROTOCOL_ERROR)),
                of(
                        "6.10/4",
                        "behind HEADERS that ended",
                        c -> c.post(1).continuation(1, true, "a: b"),
                        connectionError(PROTOCOL_ERROR)),
                of(
                        "6.10/5",
                        "behind one that ended",
                        c -> c.openGet(1).continuation(1, true, "a: b").continuation(1, true, "c: d"),
                        connectionError(PROTOCOL_ERROR)),
                of(
                        "6.10/6",
                        "behind DATA",
                        c -> c.post(1).data(1, false, "x").continuation(1, true, "a: b"),
                        connectionError(PROTOCOL_ERROR)),

                // Codes
                of("7/1", "GOAWAY with an unknown code", c -> c.frame(GOAWAY, 0, 0, "00000000 000000ff"), IGNORED),
                of("7/2", "RST_STREAM with an unknown code", c -> c.post(1).reset(1, 0xff), IGNORED));
    }

    @BeforeAll
    static void start() throws IOException {
        edge = Edge.before(new H1Origin(exchange -> {
            if (exchange.header("x-wait") == null) {
                exchange.body();
                exchange.ok("hello");
            } else {
                exchange.awaitGone();
            }
        }));
    }

    @AfterAll
    static void stop() throws IOException {
        edge.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void itBehavesAsTheRfcSays(SpecCase asked) throws IOException {
        try (H2Client client = edge.client()) {
            asked.said().on(new Spoken(client));
            asked.outcome().check(client);
        }
    }
}
