package dev.banyan.proxy.http1;

import dev.banyan.proxy.failure.FailureKind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.MultiMap;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a decoder told, as lines of text; neighbouring parts of a body are one. */
final class Events implements RequestSink, ResponseSink {
    static final HeadLimits LIMITS = new HeadLimits(8192, 16384, 100);

    private final List<String> told = new ArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** All requests that are read from that text, in pieces of that many bytes. */
    static List<String> ofRequests(String text, int piece) {
        return ofRequests(text.getBytes(StandardCharsets.ISO_8859_1), piece, LIMITS);
    }

    static List<String> ofRequests(byte[] bytes, int piece, HeadLimits limits) {
        Events events = new Events();
        RequestDecoder decoder = new RequestDecoder(limits, events);
        ByteBuf in = Unpooled.buffer();
        for (int at = 0; at < bytes.length; at += piece) {
            in.writeBytes(bytes, at, Math.min(piece, bytes.length - at));
            int before;
            do {
                before = in.readableBytes();
                decoder.decode(in);
            } while (in.isReadable() && in.readableBytes() < before);
        }
        return events.told();
    }

    /** The answer to a request with that method, and its end where the connection ends. */
    static List<String> ofResponse(String method, String text, int piece) {
        return ofResponse(method, text.getBytes(StandardCharsets.ISO_8859_1), piece, LIMITS);
    }

    static List<String> ofResponse(String method, byte[] bytes, int piece, HeadLimits limits) {
        Events events = new Events();
        ResponseDecoder decoder = new ResponseDecoder(limits, events);
        decoder.expect(method);
        ByteBuf in = Unpooled.buffer();
        for (int at = 0; at < bytes.length; at += piece) {
            in.writeBytes(bytes, at, Math.min(piece, bytes.length - at));
            decoder.decode(in);
        }
        if (in.isReadable() && !decoder.isExpecting() && !decoder.hasFailed()) {
            events.add("left " + in.readableBytes());
        }
        if (!decoder.hasFailed() && !decoder.endOfInput()) {
            events.add("cut");
        }
        return events.told();
    }

    List<String> told() {
        flush();
        return told;
    }

    private void add(String event) {
        flush();
        told.add(event);
    }

    private void flush() {
        if (body.size() > 0) {
            told.add("body " + body.toString(StandardCharsets.ISO_8859_1));
            body.reset();
        }
    }

    @Override
    public void onHead(Request request) {
        add(request.method() + ' ' + request.target() + ' ' + request.version() + fields(request.headers()) + " length "
                + request.length() + (request.isPersistent() ? "" : " last"));
    }

    @Override
    public void onInterim(Response interim) {
        add("interim " + interim.status() + fields(interim.headers()));
    }

    @Override
    public void onHead(Response response) {
        add(response.status() + " " + response.version() + fields(response.headers()) + " length " + response.length()
                + (response.untilClose() ? " until close" : "") + (response.isPersistent() ? "" : " last"));
    }

    private static String fields(MultiMap headers) {
        return headers.entries().stream()
                .map(field -> field.getKey() + ": " + field.getValue())
                .collect(Collectors.joining("; ", " {", "}"));
    }

    @Override
    public void onBody(ByteBuf part) {
        body.writeBytes(io.netty.buffer.ByteBufUtil.getBytes(part));
        part.release();
    }

    @Override
    public void onEnd(MultiMap trailers) {
        add(trailers.isEmpty() ? "end" : "end" + fields(trailers));
    }

    @Override
    public void onMalformed(FailureKind kind, String detail) {
        add("malformed " + kind);
    }

    @Override
    public void onMalformed(String detail) {
        add("malformed");
    }
}
