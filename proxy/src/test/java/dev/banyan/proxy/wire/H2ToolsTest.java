package dev.banyan.proxy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The client and the origin of the HTTP/2 tests understand each other, so that what they say of Banyan counts. */
class H2ToolsTest {
    @Test
    void aWholeExchangeGoesThereAndBack() throws IOException {
        try (H2Origin origin = new H2Origin(exchange -> {
                    exchange.interim(103, "link: </a>", "link: </b>");
                    exchange.head(200, "x-body: " + exchange.text());
                    exchange.send("hel");
                    exchange.send("lo");
                    exchange.end("x-sum: 5");
                });
                H2Client client = H2Client.to(origin.port())) {
            H2Stream asked = client.begin(false, H2Client.request("POST", "/a?b", "cookie: a=1", "cookie: b=2"));
            client.data(asked, false, "body").trailers(asked, "x-end: 1");
            H2Stream answer = client.answer(asked);

            assertThat(answer.interims()).containsExactly(List.of(":status: 103", "link: </a>", "link: </b>"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("x-body")).isEqualTo("body");
            assertThat(answer.text()).isEqualTo("hello");
            assertThat(answer.trailers()).containsExactly("x-sum: 5");
            H2Origin.Exchange seen = origin.received().get(0);
            assertThat(seen.method()).isEqualTo("POST");
            assertThat(seen.target()).isEqualTo("/a?b");
            assertThat(seen.headers("cookie")).containsExactly("a=1", "b=2");
            assertThat(seen.trailers()).containsExactly("x-end: 1");
        }
    }

    @Test
    void bodiesLargerThanTheWindowsPassBothWays() throws IOException {
        byte[] large = new byte[1 << 20];
        java.util.Arrays.fill(large, (byte) 'x');
        try (H2Origin origin = new H2Origin(exchange -> exchange.answer(200, exchange.body()));
                H2Client client = H2Client.to(origin.port())) {
            H2Stream asked = client.begin(false, H2Client.request("POST", "/"));

            assertThat(client.data(asked, true, large).answer(asked).body()).isEqualTo(large);
        }
    }

    @Test
    void headersLargerThanAFramePass() throws IOException {
        String large = "x".repeat(60_000);
        try (H2Origin origin = new H2Origin(exchange -> exchange.bare(204, "x-large: " + exchange.header("x-large")));
                H2Client client = H2Client.to(origin.port())) {
            assertThat(client.get("/", "x-large: " + large).header("x-large")).isEqualTo(large);
        }
    }

    @Test
    void streamsEndInAnyOrderAndResetsAreSeen() throws IOException {
        try (H2Origin origin = new H2Origin(exchange -> {
                    switch (exchange.target()) {
                        case "/reset" -> exchange.abort();
                        case "/gone" -> exchange.awaitGone();
                        default -> exchange.ok(exchange.target());
                    }
                });
                H2Client client = H2Client.to(origin.port())) {
            List<H2Stream> asked = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                asked.add(client.begin(true, H2Client.request("GET", "/" + i)));
            }
            for (int i = 49; i >= 0; i--) {
                assertThat(client.answer(asked.get(i)).text()).isEqualTo("/" + i);
            }
            assertThat(client.get("/reset").reset()).isEqualTo(H2Frame.INTERNAL_ERROR);
            H2Stream gone = client.begin(true, H2Client.request("GET", "/gone"));
            client.reset(gone, H2Frame.CANCEL);
            assertThat(client.get("/after").text()).isEqualTo("/after");
            assertThat(origin.received().get(51).stream().reset()).isEqualTo(H2Frame.CANCEL);
        }
    }

    @Test
    void whoHoldsItsWindowsIsSentNoMoreThanTheyAllow() throws IOException {
        try (H2Origin origin = new H2Origin(exchange -> exchange.answer(200, new byte[200_000]));
                H2Client client = H2Client.to(origin.port())) {
            client.holdWindows();
            H2Stream asked = client.begin(true, H2Client.request("GET", "/"));
            client.until(() -> asked.bodyLength() == 65_535);
            client.releaseWindows();

            assertThat(client.answer(asked).bodyLength()).isEqualTo(200_000);
        }
    }
}
