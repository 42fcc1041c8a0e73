package dev.banyan.proxy.edge.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.H1Origin;
import dev.banyan.proxy.wire.H2Client;
import dev.banyan.proxy.wire.H2Frame;
import dev.banyan.proxy.wire.H2Stream;
import org.junit.jupiter.api.Test;

/** Answers that are whole before their request is. */
class LingerTest {
    @Test
    void whoIsSoonDoneIsNotReset() throws Exception {
        try (Edge edge = Edge.before(new H1Origin(exchange -> exchange.answer(404, "no")));
                H2Client client = edge.client()) {
            H2Stream upload = client.begin(false, H2Client.request("POST", "/"));
            client.answer(upload);
            client.data(upload, true, new byte[100_000]);
            client.send(H2Frame.ping(1));
            client.until(() -> client.pongs() > 0);

            assertThat(upload.status()).isEqualTo(404);
            assertThat(upload.reset()).isNull();
        }
    }

    @Test
    void whoGoesOnIsToldToStop() throws Exception {
        try (Edge edge = Edge.before(new H1Origin(exchange -> exchange.answer(404, "no")));
                H2Client client = edge.client()) {
            H2Stream upload = client.begin(false, H2Client.request("POST", "/"));
            client.answer(upload);
            client.data(upload, true, new byte[1_000_000]);
            client.until(() -> upload.reset() != null);

            assertThat(upload.reset()).isEqualTo(H2Frame.NO_ERROR);
            assertThat(client.get("/").status()).isEqualTo(404);
        }
    }

    @Test
    void whoStaysSilentIsToldToo() throws Exception {
        try (Edge edge = Edge.before(new H1Origin(exchange -> exchange.answer(404, "no")));
                H2Client client = edge.client()) {
            H2Stream upload = client.begin(false, H2Client.request("POST", "/"));
            client.until(() -> upload.reset() != null);

            assertThat(upload.text()).isEqualTo("no");
            assertThat(upload.reset()).isEqualTo(H2Frame.NO_ERROR);
        }
    }
}
