package dev.banyan.rules.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.1.2.3/8, 10.9.9.9, true",
        "10.0.0.1, 10.0.0.1, true",
        "10.0.0.1, 10.0.0.2, false",
        "0.0.0.0/0, 255.255.255.255, true",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "10.0.0.0/8, ::ffff:10.0.0.1, true",
        "10.0.0.0/8, ::ffff:0a00:0001, true",
        "::ffff:10.0.0.0/104, 10.1.2.3, true",
        "::1, ::1, true",
        "::1, 0:0:0:0:0:0:0:1, true",
        "2001:db8::/32, 2001:DB8:1::2, true",
        "2001:db8::/32, 2001:db9::, false",
        "fd00::/65, fd00::7fff:0:0:1, true",
        "fd00::/65, fd00::8000:0:0:1, false",
        "::/0, fe80::1, true",
        "::/0, 10.0.0.1, false",
        "::/0, ::ffff:10.0.0.1, false",
        "0.0.0.0/0, ::1, false",
        "10.0.0.0/8, 10.0.0.1.1, false",
        "10.0.0.0/8, 010.0.0.1, false",
        "10.0.0.0/8, 10.0.0.256, false",
        "10.0.0.0/8, localhost, false",
        "10.0.0.0/8, '', false",
        "::/0, 1::2::3, false",
        "::/0, 1:2:3:4:5:6:7:8:9, false",
        "::/0, 12345::, false",
        "::/0, ':', false",
        "::/0, ::1%eth0, false"
    })
    void anAddressIsInANetworkOrNot(String network, String ip, boolean contained) {
        assertThat(Network.parse(network).contains(ip)).isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8, 10.1.2.3, true", "::/0, ::1, true", "10.0.0.0/8, ::1, false"})
    void octetsAreAsGoodAsText(String network, String ip, boolean contained) throws UnknownHostException {
        byte[] octets = InetAddress.getByName(ip).getAddress();
        assertThat(Network.parse(network).contains(octets)).isEqualTo(contained);
    }

    @Property(tries = 2_000)
    void everyAddressThatThePlatformWritesIsRead(@ForAll @Size(16) byte[] v6, @ForAll @Size(4) byte[] v4)
            throws UnknownHostException {
        String six = InetAddress.getByAddress(v6).getHostAddress();
        String four = InetAddress.getByAddress(v4).getHostAddress();
        assertThat(Network.parse(six).contains(v6)).isTrue();
        assertThat(Network.parse(four).contains(v4)).isTrue();
        assertThat(Network.parse(four + "/9").contains(four)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10.0.0", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/x", "::1/129", "/8", "a/8", "10.0.0.0/-1"})
    void whatIsNoNetworkIsRefusedWithASentence(String text) {
        assertThatThrownBy(() -> Network.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("network: " + text)
                .hasMessageContaining("expected:");
    }
}
