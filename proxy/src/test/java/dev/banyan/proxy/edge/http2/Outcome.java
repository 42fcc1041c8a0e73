package dev.banyan.proxy.edge.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.H2Client;
import dev.banyan.proxy.wire.H2Frame;
import dev.banyan.proxy.wire.H2Stream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Predicate;

/** What has to become of a case: what a client may see, and nothing else. */
@FunctionalInterface
interface Outcome {
    void check(H2Client client) throws IOException;

    /** The connection lives on: it still answers a PING, and a request after it. */
    Outcome IGNORED = client -> {
        client.send(H2Frame.ping(42));
        client.until(() -> client.pongs() > 0);
        assertThat(client.goAways()).isEmpty();
    };

    /** The other end closes. */
    Outcome CLOSED = client -> assertThat(client.isClosed()).isTrue();

    /** Each SETTINGS is answered with an ACK: that of the preface, and one more. */
    Outcome ACKNOWLEDGED = client -> {
        for (int acks = 0; acks < 2; ) {
            acks += client.next(H2Frame.SETTINGS).has(H2Frame.ACK) ? 1 : 0;
        }
    };

    /** GOAWAY with one of these codes, or the connection's end. */
    static Outcome connectionError(Integer... codes) {
        return client -> assertThat(end(client, frame -> isGoAway(frame, codes)))
                .as("GOAWAY with one of %s, or the end", Arrays.toString(codes))
                .isTrue();
    }

    /** RST_STREAM or GOAWAY with one of these codes, or the connection's end. */
    static Outcome streamError(Integer... codes) {
        return client -> assertThat(end(client, frame -> isGoAway(frame, codes) || isReset(frame, codes)))
                .as("RST_STREAM or GOAWAY with one of %s, or the end", Arrays.toString(codes))
                .isTrue();
    }

    /** A problem with status 400 on stream 1, which is then reset with PROTOCOL_ERROR. */
    static Outcome malformed() {
        return client -> {
            H2Stream answer = client.stream(1);
            client.until(answer::isOver);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).contains("\"code\":\"bad-request\"");
            assertThat(answer.reset()).isEqualTo(H2Frame.PROTOCOL_ERROR);
        };
    }

    /** A whole answer on stream 1. */
    static Outcome answered(int status) {
        return client -> {
            H2Stream answer = client.stream(1);
            client.until(answer::isOver);
            assertThat(answer.reset()).isNull();
            assertThat(answer.status()).isEqualTo(status);
        };
    }

    /** A whole answer of 200 that carries the request's body back. */
    static Outcome echoed(String body) {
        return client -> {
            answered(200).check(client);
            assertThat(client.stream(1).text()).isEqualTo(body);
        };
    }

    private static boolean end(H2Client client, Predicate<H2Frame> wanted) throws IOException {
        for (H2Frame frame = client.taken(); frame != null; frame = client.taken()) {
            if (wanted.test(frame)) {
                return true;
            }
            if (frame.type() == H2Frame.GOAWAY) {
                return false;
            }
        }
        return true;
    }

    private static boolean isGoAway(H2Frame frame, Integer... codes) {
        return frame.type() == H2Frame.GOAWAY && Arrays.asList(codes).contains(frame.number(1));
    }

    private static boolean isReset(H2Frame frame, Integer... codes) {
        return frame.type() == H2Frame.RST_STREAM && Arrays.asList(codes).contains(frame.number(0));
    }
}
