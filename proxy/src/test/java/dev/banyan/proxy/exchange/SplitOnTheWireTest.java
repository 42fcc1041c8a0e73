package dev.banyan.proxy.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which side a request comes to, seen from outside. */
class SplitOnTheWireTest {
    private RawOrigin legacy;
    private RawOrigin modern;

    @BeforeEach
    void start() throws IOException {
        legacy = RawOrigin.answering("legacy");
        modern = RawOrigin.answering("modern");
    }

    @AfterEach
    void stop() throws IOException {
        legacy.close();
        modern.close();
    }

    private RunningBanyan with(String split, String settings) {
        return RunningBanyan.on("""
                version: 1
                backends:
                  old: {url: "%s"}
                  new: {url: "%s"}
                routes:
                  - id: orders-read
                    match: {path: "/orders/{id}"}
                    legacy: old
                    modern: new
                    split: {%s}
                    force: {header: x-banyan-side, from: [127.0.0.0/8]}
                  - {id: only-old, match: {prefix: /old}, legacy: old}
                """.formatted(legacy.url(), modern.url(), split), settings);
    }

    @Test
    void theContractsCheckValueDecides() throws IOException {
        // bucket("orders-read", "alice") is 6192
        try (RunningBanyan below = with("modern: 61.92, key: [\"header:x-user\"]", "");
                RunningBanyan above = with("modern: 61.93, key: [\"header:x-user\"]", "")) {
            assertThat(below.get("/orders/1", "X-User: alice").body()).isEqualTo("legacy");
            RawMessage moved = above.get("/orders/1", "X-User: alice");
            assertThat(moved.body()).isEqualTo("modern");
            assertThat(moved.header("x-banyan-side")).isEqualTo("modern");
            assertThat(moved.header("x-banyan-reason")).isEqualTo("split");
            assertThat(moved.header("x-banyan-route")).isEqualTo("orders-read");
            assertThat(moved.header("x-banyan-revision"))
                    .isEqualTo(above.banyan().revision());
        }
    }

    @Test
    void aNewUserGetsACookieThatDecidesAtOnceAndFromThenOn() throws IOException {
        try (RunningBanyan banyan = with("modern: 50", "")) {
            for (int user = 0; user < 20; user++) {
                RawMessage first = banyan.get("/orders/1");
                String cookie = first.header("set-cookie");
                assertThat(cookie)
                        .matches("banyan_id=[A-Za-z0-9_-]{22}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax");
                RawMessage second = banyan.get("/orders/2", "Cookie: " + cookie.split(";")[0]);
                assertThat(second.header("set-cookie")).isNull();
                assertThat(second.body()).isEqualTo(first.body());
            }
        }
    }

    @Test
    void aTesterForcesASide() throws IOException {
        try (RunningBanyan banyan = with("modern: 0", "")) {
            RawMessage forced = banyan.get("/orders/1", "X-Banyan-Side: modern");
            assertThat(forced.body()).isEqualTo("modern");
            assertThat(forced.header("x-banyan-reason")).isEqualTo("force");
        }
    }

    @Test
    void aRouteWithOneSideIsNotSplit() throws IOException {
        try (RunningBanyan banyan = with("modern: 100", "")) {
            RawMessage only = banyan.get("/old/x");
            assertThat(only.header("x-banyan-reason")).isEqualTo("only");
            assertThat(only.header("set-cookie")).isNull();
        }
    }

    @Test
    void whatNoRouteTakesIsNotFound() throws IOException {
        try (RunningBanyan banyan = with("modern: 100", "")) {
            RawMessage none = banyan.get("/nowhere");
            assertThat(none.status()).isEqualTo(404);
            assertThat(none.body()).contains("\"code\":\"no-route\"");
        }
    }

    @Test
    void debugHeadersAreForThoseWhoMaySeeThem() throws IOException {
        try (RunningBanyan nobody = with("modern: 0", "debugHeaders: off");
                RunningBanyan trusted = with("modern: 0", "debugHeaders: trusted");
                RunningBanyan peer = with("modern: 0", "debugHeaders: trusted\ntrustedProxies: [127.0.0.1]")) {
            assertThat(nobody.get("/orders/1").header("x-banyan-side")).isNull();
            assertThat(trusted.get("/orders/1").header("x-banyan-side")).isNull();
            assertThat(peer.get("/orders/1").header("x-banyan-side")).isEqualTo("legacy");
        }
    }
}
