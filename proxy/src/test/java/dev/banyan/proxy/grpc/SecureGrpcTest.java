package dev.banyan.proxy.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Authority;
import dev.banyan.proxy.wire.RunningBanyan;
import io.grpc.CallOptions;
import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** gRPC as it is mostly deployed: TLS on both sides, HTTP/2 by ALPN. */
class SecureGrpcTest {
    private final Authority authority = new Authority("Test");

    @TempDir
    Path directory;

    @Test
    void callsGoThroughTlsOnBothSides() throws Exception {
        Path ca = authority.write(directory.resolve("ca.pem"));
        Authority.write(directory, "tls", authority.issue("localhost"));
        try (EchoServer server = new EchoServer(authority.issue("127.0.0.1"));
                RunningBanyan banyan = RunningBanyan.on(rules(server, ca), settings())) {
            ChannelCredentials believed =
                    TlsChannelCredentials.newBuilder().trustManager(ca.toFile()).build();
            ManagedChannel channel = NettyChannelBuilder.forAddress("localhost", banyan.httpsPort(), believed)
                    .build();
            try {
                byte[] hello = Echo.bytes("hello");
                assertThat(ClientCalls.blockingUnaryCall(channel, Echo.UNARY, CallOptions.DEFAULT, hello))
                        .isEqualTo(hello);
                Iterator<byte[]> messages = ClientCalls.blockingServerStreamingCall(
                        channel, Echo.DOWN, CallOptions.DEFAULT, Echo.bytes("100"));
                assertThat(messages).toIterable().hasSize(100);
            } finally {
                channel.shutdownNow();
                channel.awaitTermination(10, TimeUnit.SECONDS);
            }
        }
    }

    private static String rules(EchoServer server, Path ca) {
        return """
                version: 1
                backends:
                  shop: {url: "%s", tls: {ca: "%s"}}
                routes:
                  - {id: shop, match: {prefix: /shop.Echo}, legacy: shop}
                """.formatted(server.url(), ca);
    }

    private String settings() throws IOException {
        return """
                http: {host: 127.0.0.1, port: 0}
                https: {host: 127.0.0.1, port: 0, certificates: [{cert: "%1$s/tls.crt", key: "%1$s/tls.key"}]}
                """.formatted(directory);
    }
}
