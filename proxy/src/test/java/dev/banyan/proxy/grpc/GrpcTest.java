package dev.banyan.proxy.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.H2Client;
import dev.banyan.proxy.wire.H2Frame;
import dev.banyan.proxy.wire.H2Origin;
import dev.banyan.proxy.wire.H2Stream;
import dev.banyan.proxy.wire.RunningBanyan;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** gRPC from end to end: a client and a server as others build them, Banyan between the two. */
class GrpcTest {
    private EchoServer server;
    private RunningBanyan banyan;
    private ManagedChannel channel;

    @BeforeEach
    void start() throws IOException {
        server = new EchoServer();
        banyan = before(server.url(), "60s");
        channel = channel(banyan.port());
    }

    @AfterEach
    void stop() throws Exception {
        channel.shutdownNow();
        channel.awaitTermination(10, TimeUnit.SECONDS);
        banyan.close();
        server.close();
    }

    private static RunningBanyan before(String url, String request) {
        return RunningBanyan.on("""
                version: 1
                backends:
                  shop: {url: "%s", protocol: h2c}
                routes:
                  - {id: shop, match: {prefix: /shop.Echo}, legacy: shop, timeouts: {request: %s}}
                """.formatted(url, request));
    }

    private static ManagedChannel channel(int port) {
        return NettyChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .maxInboundMessageSize(16 * 1024 * 1024)
                .build();
    }

    private <I, O> ClientCall<I, O> call(MethodDescriptor<I, O> method) {
        return channel.newCall(method, CallOptions.DEFAULT);
    }

    private byte[] ask(MethodDescriptor<byte[], byte[]> method, byte[] message) {
        return ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, message);
    }

    private Status failure(MethodDescriptor<byte[], byte[]> method, String message, CallOptions options) {
        StatusRuntimeException failure = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> ClientCalls.blockingUnaryCall(channel, method, options, Echo.bytes(message)));
        return failure.getStatus();
    }

    // ---- the four kinds of call

    @Test
    void oneMessageIsAnsweredByOne() {
        assertThat(Echo.text(ask(Echo.UNARY, Echo.bytes("hello")))).isEqualTo("hello");
        assertThat(ask(Echo.UNARY, new byte[0])).isEmpty();
    }

    @Test
    void largeMessagesGoBothWaysAsTheyAre() {
        byte[] large = new byte[8 * 1024 * 1024];
        new java.util.Random(7).nextBytes(large);
        assertThat(ask(Echo.UNARY, large)).isEqualTo(large);
    }

    @Test
    void aServerStreamsDown() {
        Iterator<byte[]> messages = ClientCalls.blockingServerStreamingCall(call(Echo.DOWN), Echo.bytes("1000"));
        for (int i = 0; i < 1000; i++) {
            assertThat(Echo.text(messages.next())).isEqualTo("message " + i);
        }
        assertThat(messages.hasNext()).isFalse();
    }

    @Test
    void aClientStreamsUp() throws Exception {
        Inbox inbox = new Inbox();
        StreamObserver<byte[]> up = ClientCalls.asyncClientStreamingCall(call(Echo.UP), inbox);
        for (int i = 0; i < 500; i++) {
            up.onNext(new byte[1000]);
        }
        up.onCompleted();
        assertThat(inbox.next()).isEqualTo("500 of 500000");
        assertThat(inbox.next()).isEqualTo("end");
    }

    @Test
    void bothStreamAndEachWordIsHeardBeforeTheNextIsSaid() throws Exception {
        Inbox inbox = new Inbox();
        StreamObserver<byte[]> both = ClientCalls.asyncBidiStreamingCall(call(Echo.BOTH), inbox);
        for (int i = 0; i < 50; i++) {
            both.onNext(Echo.bytes("word " + i));
            assertThat(inbox.next()).isEqualTo("word " + i);
        }
        both.onCompleted();
        assertThat(inbox.next()).isEqualTo("end");
    }

    @Test
    void callsShareConnections() throws Exception {
        Inbox inbox = new Inbox();
        for (int i = 0; i < 50; i++) {
            ClientCalls.asyncUnaryCall(call(Echo.UNARY), Echo.bytes("x"), inbox);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(inbox.next()).isIn("x", "end");
        }
    }

    // ---- metadata and status

    @Test
    void metadataGoesUpAlsoWhereItIsBinary() {
        Metadata told = new Metadata();
        told.put(EchoServer.TOLD, "this");
        told.put(EchoServer.TOLD_BIN, new byte[] {0, 1, (byte) 0xff});
        ClientCalls.blockingUnaryCall(
                io.grpc.ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(told)),
                Echo.UNARY,
                CallOptions.DEFAULT,
                new byte[1]);

        Metadata seen = server.heads().get(0);
        assertThat(seen.get(EchoServer.TOLD)).isEqualTo("this");
        assertThat(seen.get(EchoServer.TOLD_BIN)).containsExactly(0, 1, 0xff);
    }

    @Test
    void aStatusComesInTrailersWithWhatElseIsToldThere() {
        StatusRuntimeException failure =
                catchThrowableOfType(StatusRuntimeException.class, () -> ask(Echo.UNARY, Echo.bytes("fail")));

        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(failure.getStatus().getDescription()).isEqualTo("sold out: ü%");
        assertThat(failure.getTrailers().get(EchoServer.TOLD)).isEqualTo("why");
        assertThat(failure.getTrailers().get(EchoServer.TOLD_BIN)).containsExactly(0, 1, 0xff);
    }

    @Test
    void anAnswerOfTrailersAloneIsOne() {
        assertThat(failure(Echo.UNKNOWN, "", CallOptions.DEFAULT).getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
    }

    // ---- time and leaving

    @Test
    void aDeadlineIsToldToTheServerAndEndsTheCallThere() throws Exception {
        CallOptions soon = CallOptions.DEFAULT.withDeadlineAfter(300, TimeUnit.MILLISECONDS);
        assertThat(failure(Echo.UNARY, "silence", soon).getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        assertThat(server.heads().get(0).keys()).contains("grpc-timeout");
        Eventually.holds("cancelled at the server", () -> server.cancelled() == 1);
    }

    @Test
    void aClientThatCancelsIsHeardAtTheServer() throws Exception {
        AtomicReference<ClientCallStreamObserver<byte[]>> mine = new AtomicReference<>();
        ClientCalls.asyncUnaryCall(call(Echo.UNARY), Echo.bytes("silence"), new Inbox() {
            @Override
            public void beforeStart(ClientCallStreamObserver<byte[]> stream) {
                mine.set(stream);
            }
        });
        Eventually.holds("asked", () -> server.heads().size() == 1);
        mine.get().cancel("enough", null);
        Eventually.holds("cancelled at the server", () -> server.cancelled() == 1);
    }

    @Test
    void aClientThatDoesNotReadHoldsTheServerBack() throws Exception {
        long flood = 256L * 1024 * 1024;
        AtomicReference<ClientCallStreamObserver<byte[]>> mine = new AtomicReference<>();
        Inbox inbox = new Inbox() {
            @Override
            public void beforeStart(ClientCallStreamObserver<byte[]> stream) {
                stream.disableAutoRequestWithInitial(1);
                mine.set(stream);
            }
        };
        ClientCalls.asyncServerStreamingCall(call(Echo.DOWN), Echo.bytes("flood:" + flood), inbox);
        inbox.next();
        // Another call on the same connections is not held back.
        assertThat(Echo.text(ask(Echo.UNARY, Echo.bytes("beside")))).isEqualTo("beside");
        assertThat(server.sent()).isLessThan(flood / 2);
        mine.get().cancel("enough", null);
    }

    // ---- where Banyan itself answers

    @Test
    void aServerThatIsGoneIsUnavailable() throws Exception {
        ask(Echo.UNARY, new byte[1]);
        server.stop();
        assertThat(failure(Echo.UNARY, "x", CallOptions.DEFAULT).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    }

    @Test
    void whatNoRouteTakesIsUnimplemented() {
        MethodDescriptor<byte[], byte[]> elsewhere =
                Echo.UNARY.toBuilder().setFullMethodName("other.Service/Unary").build();
        assertThat(failure(elsewhere, "x", CallOptions.DEFAULT).getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
    }

    @Test
    void theClientsDeadlineBoundsTheExchangeWhereTheServerForgetsIt() throws Exception {
        try (H2Origin silent = new H2Origin(exchange -> exchange.awaitGone());
                RunningBanyan banyan = before(silent.url(), "60s");
                H2Client client = H2Client.to(banyan.port())) {
            H2Stream answer = client.post(
                    "/shop.Echo/Unary", "", "content-type: application/grpc", "te: trailers", "grpc-timeout: 200m");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("grpc-status"))
                    .as(answer.fields().toString())
                    .isEqualTo("4");
            // What is left of it when the server is asked.
            assertThat(silent.received().get(0).header("grpc-timeout")).matches("1?[0-9]{1,2}m|200m");
            assertThat(silent.received().get(0).header("te")).isEqualTo("trailers");
            Eventually.holds("the server's stream is reset", () -> Integer.valueOf(H2Frame.CANCEL)
                    .equals(silent.received().get(0).stream().reset()));
        }
    }

    /** What comes, in order; a failure and the end as words. */
    private static class Inbox implements ClientResponseObserver<byte[], byte[]> {
        private final BlockingQueue<String> words = new LinkedBlockingQueue<>();

        @Override
        public void beforeStart(ClientCallStreamObserver<byte[]> stream) {}

        String next() throws InterruptedException {
            return words.poll(10, TimeUnit.SECONDS);
        }

        @Override
        public void onNext(byte[] message) {
            words.add(Echo.text(message));
        }

        @Override
        public void onError(Throwable cause) {
            words.add(cause.toString());
        }

        @Override
        public void onCompleted() {
            words.add("end");
        }
    }
}
