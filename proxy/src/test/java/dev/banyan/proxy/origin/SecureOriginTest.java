package dev.banyan.proxy.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Authority;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backends on https: whom Banyan believes, and what it makes of how they close. */
class SecureOriginTest {
    private final Authority authority = new Authority("Test");

    @TempDir
    Path directory;

    private RawOrigin origin(RawOrigin.Script script) throws IOException {
        return RawOrigin.secure(authority.context(authority.issue("localhost")), script);
    }

    private RunningBanyan before(String host, RawOrigin origin, String tls) {
        return RunningBanyan.on("""
                version: 1
                backends:
                  shop: {url: "https://%s:%d", tls: {%s}}
                routes:
                  - {id: all, match: {prefix: /}, legacy: shop, timeouts: {request: 5s}}
                """.formatted(host, origin.port(), tls), "eventLoops: 1");
    }

    private String believed() throws IOException {
        return "ca: \"" + authority.write(directory.resolve("ca.pem")) + "\"";
    }

    @Test
    void aConnectionIsUsedAgain() throws IOException {
        try (RawOrigin origin = origin(
                        (request, to) -> to.ok("secret " + request.start().split(" ")[1]));
                RunningBanyan banyan = before("localhost", origin, believed())) {
            for (int i = 0; i < 5; i++) {
                assertThat(banyan.get("/" + i).body()).isEqualTo("secret /" + i);
            }
            assertThat(origin.connections()).isEqualTo(1);
        }
    }

    @Test
    void aBodyIsSentAndAnAnswerOfMegabytesComes() throws IOException {
        String large = "x".repeat(3_000_000);
        try (RawOrigin origin = origin((request, to) -> to.ok(request.body()));
                RunningBanyan banyan = before("localhost", origin, believed())) {
            RawMessage answer =
                    banyan.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + large.length() + "\r\n\r\n" + large);
            assertThat(answer.body()).isEqualTo(large);
        }
    }

    @Test
    void whoeverIsNotBelievedIsNotAsked() throws IOException {
        try (RawOrigin origin = origin((request, to) -> to.ok("secret"))) {
            try (RunningBanyan banyan = before("localhost", origin, "")) {
                assertThat(banyan.get("/").body()).contains("backend-tls");
            }
            // The certificate is localhost's.
            try (RunningBanyan banyan = before("127.0.0.1", origin, believed())) {
                assertThat(banyan.get("/").body()).contains("backend-tls");
            }
            try (RunningBanyan banyan = before("127.0.0.1", origin, believed() + ", serverName: localhost")) {
                assertThat(banyan.get("/").body()).isEqualTo("secret");
            }
            try (RunningBanyan banyan = before("127.0.0.1", origin, "insecure: true")) {
                assertThat(banyan.get("/").body()).isEqualTo("secret");
            }
            assertThat(origin.received()).hasSize(2);
        }
    }
}
