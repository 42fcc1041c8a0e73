package dev.banyan.proxy.edge.http1;

import dev.banyan.proxy.edge.Admitted;
import dev.banyan.proxy.edge.ProblemBody;
import dev.banyan.proxy.exchange.ClientListener;
import dev.banyan.proxy.exchange.ClientStream;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.headers.Trailers;
import dev.banyan.proxy.http1.FieldList;
import dev.banyan.rules.message.RequestHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.vertx.core.MultiMap;
import io.vertx.core.http.impl.headers.Http1xHeaders;
import org.jspecify.annotations.Nullable;

/** One request of a connection and its answer. */
final class Http1Stream implements ClientStream {
    private final Http1Connection connection;
    private final AnswerWriter writer;
    private final Admitted admitted;
    private final boolean oldClient;
    private final MultiMap answerHeaders = Http1xHeaders.caseInsensitive();
    private @Nullable ClientListener listener;
    private Framing framing = Framing.NONE;
    private boolean bodyWhole;
    private boolean bodyAsked;
    private boolean bodyPaused;
    private long received;
    private long sent;

    /** @param oldClient one that speaks HTTP/1.0 */
    Http1Stream(Http1Connection connection, AnswerWriter writer, Admitted admitted, boolean oldClient) {
        this.connection = connection;
        this.writer = writer;
        this.admitted = admitted;
        this.oldClient = oldClient;
        this.bodyWhole = admitted.bodyLength() == 0;
    }

    // ---- what the connection asks and tells

    /** True where what the client sends is wanted now. */
    boolean isReading() {
        return bodyAsked && !bodyPaused && !bodyWhole;
    }

    boolean isBodyWhole() {
        return bodyWhole;
    }

    /** True from a 101 on: bytes go both ways as they are. */
    boolean isTunnel() {
        return framing == Framing.RAW;
    }

    /** Bytes of the body so far. */
    long received() {
        return received;
    }

    /** Bytes both ways so far. */
    long exchanged() {
        return received + sent;
    }

    void onBody(ByteBuf part) {
        received += part.readableBytes();
        listener().onClientBody(part);
    }

    void onBodyEnd(MultiMap trailers) {
        bodyWhole = true;
        listener().onClientEnd(trailers);
    }

    ClientListener listener() {
        ClientListener listener = this.listener;
        if (listener == null) {
            throw new IllegalStateException("listener: none (expected: one before anything is read)");
        }
        return listener;
    }

    // ---- the request

    @Override
    public RequestHead head() {
        return admitted.head();
    }

    @Override
    public MultiMap headers() {
        return admitted.headers();
    }

    @Override
    public long bodyLength() {
        return admitted.bodyLength();
    }

    @Override
    public @Nullable String upgrade() {
        return admitted.upgrade();
    }

    @Override
    public void listener(ClientListener listener) {
        this.listener = listener;
    }

    @Override
    public void readBody() {
        if (admitted.expectsContinue() && !bodyAsked && !bodyWhole) {
            writer.goOn();
        }
        bodyAsked = true;
        bodyPaused = false;
        connection.readOn();
    }

    @Override
    public void pauseBody() {
        bodyPaused = true;
    }

    @Override
    public void resumeBody() {
        bodyPaused = false;
        connection.readOn();
    }

    // ---- the answer

    @Override
    public void sendInterim(int status, MultiMap headers) {
        if (!oldClient) {
            writer.interim(status, headers);
        }
    }

    @Override
    public MultiMap answerHeaders() {
        return answerHeaders;
    }

    @Override
    public void sendHead(int status, long length) {
        framing = Framing.of(oldClient, admitted.head().method(), status, length);
        if (framing == Framing.RAW) {
            beginTunnel();
        } else {
            writeFraming(status, length);
            writeConnection();
        }
        writer.begin(status, answerHeaders, framing, length);
    }

    private void beginTunnel() {
        bodyWhole = false;
        connection.beginTunnel();
        answerHeaders.remove(HttpHeaderNames.CONTENT_LENGTH);
        answerHeaders.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
        answerHeaders.set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
    }

    private void writeFraming(int status, long length) {
        boolean told =
                framing == Framing.LENGTH || framing == Framing.NONE && length != UNKNOWN_LENGTH && status != 204;
        if (told) {
            answerHeaders.set(HttpHeaderNames.CONTENT_LENGTH, status == 205 ? "0" : Long.toString(length));
        } else {
            answerHeaders.remove(HttpHeaderNames.CONTENT_LENGTH);
        }
        if (framing == Framing.CHUNKED) {
            answerHeaders.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
    }

    /** Asked when the head is made: a drain may have begun while the backend was asked. */
    private void writeConnection() {
        boolean bodyNeverAsked = admitted.expectsContinue() && !bodyAsked && !bodyWhole;
        if (connection.endsWith(framing == Framing.UNTIL_CLOSE || bodyNeverAsked)) {
            answerHeaders.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        } else if (oldClient) {
            answerHeaders.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
    }

    @Override
    public void flushHead() {
        writer.flushHead();
    }

    @Override
    public void send(ByteBuf chunk) {
        sent += chunk.readableBytes();
        writer.send(chunk);
    }

    @Override
    public boolean isFull() {
        return connection.isFull();
    }

    @Override
    public void end(@Nullable ByteBuf last, MultiMap trailers) {
        boolean wanted =
                !trailers.isEmpty() && FieldList.contains(headers(), HttpHeaderNames.TE, HttpHeaderValues.TRAILERS);
        if (writer.end(last, wanted ? trailers : Trailers.NONE)) {
            connection.answered();
        } else {
            connection.close();
        }
    }

    @Override
    public int sendProblem(FailureKind kind, String detail) {
        ProblemBody problem = ProblemBody.of(kind, detail, admitted.requestId());
        answerHeaders.set(HttpHeaderNames.CONTENT_TYPE, ProblemBody.CONTENT_TYPE);
        return sendOwn(kind.status(), problem.json());
    }

    @Override
    public int sendOwn(int status, String contentType, byte[] body) {
        if (contentType.isEmpty()) {
            answerHeaders.remove(HttpHeaderNames.CONTENT_TYPE);
        } else {
            answerHeaders.set(HttpHeaderNames.CONTENT_TYPE, contentType);
        }
        return sendOwn(status, body);
    }

    private int sendOwn(int status, byte[] body) {
        if (!bodyWhole) {
            connection.endsWith(true);
        }
        sendHead(status, body.length);
        end(Unpooled.wrappedBuffer(body), Trailers.NONE);
        return body.length;
    }

    @Override
    public void abort() {
        writer.flush();
        // Where the end of the connection is the end of the answer, only a reset tells that it is not.
        if (framing == Framing.UNTIL_CLOSE) {
            connection.reset();
        } else {
            connection.close();
        }
    }
}
