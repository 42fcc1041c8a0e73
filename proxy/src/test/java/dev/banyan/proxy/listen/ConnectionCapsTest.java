package dev.banyan.proxy.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class ConnectionCapsTest {

    @Test
    void eachClientHasItsOwnRoom() throws UnknownHostException {
        ConnectionCaps caps = new ConnectionCaps(100, 2, () -> false);
        long one = client("192.0.2.1");
        assertThat(caps.enter(one)).isTrue();
        assertThat(caps.enter(one)).isTrue();
        assertThat(caps.enter(one)).isFalse();
        assertThat(caps.enter(client("192.0.2.2"))).isTrue();

        caps.leave(one);
        assertThat(caps.enter(one)).isTrue();
        assertThat(caps.enter(one)).isFalse();
    }

    @Test
    void anIpv6ClientIsItsNetwork() throws UnknownHostException {
        assertThat(client("2001:db8::1")).isEqualTo(client("2001:db8::ffff:ffff:ffff:ffff"));
        assertThat(client("2001:db8::1")).isNotEqualTo(client("2001:db8:0:1::1"));
        assertThat(client("::ffff:192.0.2.1")).isEqualTo(client("192.0.2.1"));
        assertThat(client("0.0.0.0")).isNotEqualTo(client("::"));
    }

    @Test
    void allTogetherHaveTheRoomThatThereIs() {
        ConnectionCaps caps = new ConnectionCaps(2, 2, () -> false);
        assertThat(caps.countsClients()).isFalse();
        assertThat(caps.enter()).isTrue();
        assertThat(caps.enter()).isTrue();
        assertThat(caps.enter()).isFalse();
        caps.leave();
        assertThat(caps.enter()).isTrue();
        assertThat(caps.connections()).isEqualTo(2);
    }

    private static long client(String address) throws UnknownHostException {
        return ConnectionCaps.client(InetAddress.getByName(address));
    }
}
