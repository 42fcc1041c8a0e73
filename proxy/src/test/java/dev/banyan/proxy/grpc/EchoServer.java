package dev.banyan.proxy.grpc;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.netty.pkitesting.X509Bundle;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A gRPC server as others build them. What it does follows from the text of a message. */
final class EchoServer implements Closeable {
    static final Metadata.Key<String> TOLD = Metadata.Key.of("x-told", Metadata.ASCII_STRING_MARSHALLER);
    static final Metadata.Key<byte[]> TOLD_BIN = Metadata.Key.of("x-told-bin", Metadata.BINARY_BYTE_MARSHALLER);

    private final Server server;
    private final boolean tls;
    private final List<Metadata> heads = new CopyOnWriteArrayList<>();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();

    EchoServer() throws IOException {
        this(null);
    }

    /** @param certificate shown over TLS; null: no TLS */
    EchoServer(X509Bundle certificate) throws IOException {
        tls = certificate != null;
        ServerServiceDefinition service = ServerServiceDefinition.builder(Echo.SERVICE)
                .addMethod(Echo.UNARY, ServerCalls.asyncUnaryCall(this::unary))
                .addMethod(Echo.DOWN, ServerCalls.asyncServerStreamingCall(this::down))
                .addMethod(Echo.UP, ServerCalls.asyncClientStreamingCall(this::up))
                .addMethod(Echo.BOTH, ServerCalls.asyncBidiStreamingCall(EchoServer::both))
                .build();
        NettyServerBuilder builder = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                .maxInboundMessageSize(16 * 1024 * 1024)
                .addService(ServerInterceptors.intercept(service, new Watching()));
        if (certificate != null) {
            builder.useTransportSecurity(
                    stream(certificate.getCertificatePathPEM()), stream(certificate.getPrivateKeyPEM()));
        }
        server = builder.build().start();
    }

    private static InputStream stream(String pem) {
        return new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
    }

    String url() {
        return (tls ? "https://127.0.0.1:" : "http://127.0.0.1:") + server.getPort();
    }

    /** The metadata of each call that came. */
    List<Metadata> heads() {
        return heads;
    }

    /** How many calls were cancelled by the other end. */
    int cancelled() {
        return cancelled.get();
    }

    /** Bytes that were sent down as the flow allowed. */
    long sent() {
        return sent.get();
    }

    private final class Watching implements ServerInterceptor {
        @Override
        public <I, O> ServerCall.Listener<I> interceptCall(
                ServerCall<I, O> call, Metadata head, ServerCallHandler<I, O> next) {
            heads.add(head);
            Context.current()
                    .addListener(
                            context -> {
                                if (context.cancellationCause() != null) {
                                    cancelled.incrementAndGet();
                                }
                            },
                            Runnable::run);
            return next.startCall(call, head);
        }
    }

    private void unary(byte[] message, StreamObserver<byte[]> answer) {
        String text = Echo.text(message);
        if (text.equals("fail")) {
            Metadata trailers = new Metadata();
            trailers.put(TOLD, "why");
            trailers.put(TOLD_BIN, new byte[] {0, 1, (byte) 0xff});
            answer.onError(
                    Status.FAILED_PRECONDITION.withDescription("sold out: ü%").asRuntimeException(trailers));
        } else if (!text.equals("silence")) {
            answer.onNext(message);
            answer.onCompleted();
        }
    }

    /** As many messages as the text says, each with its number; {@code flood:bytes} sends as the flow allows. */
    private void down(byte[] message, StreamObserver<byte[]> answer) {
        String text = Echo.text(message);
        if (text.startsWith("flood:")) {
            flood(Long.parseLong(text.substring(6)), (ServerCallStreamObserver<byte[]>) answer);
            return;
        }
        for (int i = 0; i < Integer.parseInt(text); i++) {
            answer.onNext(Echo.bytes("message " + i));
        }
        answer.onCompleted();
    }

    private void flood(long bytes, ServerCallStreamObserver<byte[]> answer) {
        byte[] part = new byte[64 * 1024];
        answer.setOnReadyHandler(() -> {
            while (answer.isReady() && sent.get() < bytes) {
                answer.onNext(part);
                if (sent.addAndGet(part.length) >= bytes) {
                    answer.onCompleted();
                }
            }
        });
    }

    private StreamObserver<byte[]> up(StreamObserver<byte[]> answer) {
        return new StreamObserver<>() {
            private int messages;
            private long bytes;

            @Override
            public void onNext(byte[] message) {
                messages++;
                bytes += message.length;
            }

            @Override
            public void onError(Throwable cause) {}

            @Override
            public void onCompleted() {
                answer.onNext(Echo.bytes(messages + " of " + bytes));
                answer.onCompleted();
            }
        };
    }

    private static StreamObserver<byte[]> both(StreamObserver<byte[]> answer) {
        return new StreamObserver<>() {
            @Override
            public void onNext(byte[] message) {
                answer.onNext(message);
            }

            @Override
            public void onError(Throwable cause) {}

            @Override
            public void onCompleted() {
                answer.onCompleted();
            }
        };
    }

    void stop() throws IOException {
        server.shutdownNow();
        try {
            server.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
