package dev.banyan.proxy.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyHeaderTest {
    private static final String V2 = "0d0a0d0a000d0a515549540a";
    private static final String V4_ADDRESSES = "cb007107c0a80001c35001bb";
    private static final String V6_ADDRESSES =
            "20010db8000000000000000000000007" + "20010db8000000000000000000000001" + "c35001bb";

    @ParameterizedTest
    @CsvSource({
        "PROXY TCP4 203.0.113.7 192.168.0.1 50000 443, 203.0.113.7",
        "PROXY TCP4 255.255.255.255 255.255.255.255 65535 65535, 255.255.255.255",
        "PROXY TCP4 203.0.113.7 192.168.0.1 0 0, 203.0.113.7",
        "PROXY TCP6 2001:db8::7 2001:db8::1 50000 443, 2001:db8:0:0:0:0:0:7",
        "PROXY TCP6 ::ffff:203.0.113.7 ::1 1 2, 203.0.113.7",
        "PROXY UNKNOWN, ''",
        "PROXY UNKNOWN ffff:f...f:ffff what ever 65535, ''",
    })
    void aLineNamesTheClient(String line, String client) throws Exception {
        ProxyHeader header = ProxyHeader.parse(text(line + "\r\nGET / HTTP/1.1\r\n"));
        assertThat(header.length()).isEqualTo(line.length() + 2);
        assertThat(address(header)).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROXY  TCP4 1.2.3.4 1.2.3.4 1 2\r\n",
                "PROXY TCP4 1.2.3.4 1.2.3.4 1 2 \r\n",
                "PROXY TCP4 1.2.3.4 1.2.3.4 1\r\n",
                "PROXY TCP4 1.2.3.4 1.2.3.4 1 2 3\r\n",
                "PROXY TCP4 1.2.3.4 1.2.3.4 1 65536\r\n",
                "PROXY TCP4 1.2.3.4 1.2.3.4 -1 2\r\n",
                "PROXY TCP4 1.2.3.4 1.2.3.4 01 2\r\n",
                "PROXY TCP4 1.2.3.256 1.2.3.4 1 2\r\n",
                "PROXY TCP4 1.2.3 1.2.3.4 1 2\r\n",
                "PROXY TCP4 ::1 ::1 1 2\r\n",
                "PROXY TCP6 1.2.3.4 1.2.3.4 1 2\r\n",
                "PROXY TCP6 [::1] ::1 1 2\r\n",
                "PROXY TCP6 fe80::1%eth0 ::1 1 2\r\n",
                "PROXY TCP6 ::1 nowhere 1 2\r\n",
                "PROXY UDP4 1.2.3.4 1.2.3.4 1 2\r\n",
                "PROXY tcp4 1.2.3.4 1.2.3.4 1 2\r\n",
                "PROXY TCP4\t1.2.3.4 1.2.3.4 1 2\r\n",
                "PROXY TCP4 1.2.3.4 1.2.3.4 1 2\n",
                "PROXY TCP4 1.2.3.4 1.2.3.4 1 2\rx",
                "PROXY \r\n",
                "PROXY TCP4 \0\r\n",
                "PROXY UNKNOWN 0123456789012345678901234567890123456789012345678901234567890123456789"
                        + "0123456789012345678901234567890123456789\r\n",
            })
    void aLineThatIsNotToTheLetterIsMalformed(String line) {
        assertThatThrownBy(() -> ProxyHeader.parse(text(line))).isInstanceOf(ProxyHeader.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2111000c" + V4_ADDRESSES + ", 203.0.113.7",
        "21210024" + V6_ADDRESSES + ", 2001:db8:0:0:0:0:0:7",
        // With extensions, also such that are nonsense.
        "21110013" + V4_ADDRESSES + "01000468747470, 203.0.113.7",
        "21110010" + V4_ADDRESSES + "ffffffff, 203.0.113.7",
        "20000000, ''",
        "2011000c" + V4_ADDRESSES + ", ''",
        "21000000, ''",
    })
    void aBinaryHeaderNamesTheClient(String rest, String client) throws Exception {
        String hex = V2 + rest;
        ProxyHeader header = ProxyHeader.parse(hex(hex + "474554"));
        assertThat(header.length()).isEqualTo(hex.length() / 2);
        assertThat(address(header)).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1111000c" + V4_ADDRESSES, // version 1
                "3111000c" + V4_ADDRESSES, // version 3
                "2211000c" + V4_ADDRESSES, // an unknown command
                "2112000c" + V4_ADDRESSES, // datagrams
                "2141000c" + V4_ADDRESSES, // an unknown family
                "2111000b" + V4_ADDRESSES, // an address that is cut off
                "21210023" + V6_ADDRESSES,
                "213100d7", // a path that is cut off
                "21110209" + V4_ADDRESSES, // one byte more than 536
                "2111ffff" + V4_ADDRESSES,
            })
    void aBinaryHeaderThatIsNotToTheLetterIsMalformed(String rest) {
        assertThatThrownBy(() -> ProxyHeader.parse(hex(V2 + rest))).isInstanceOf(ProxyHeader.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET / HTTP/1.1\r\n", "PROPFIND", "PROXZ", "proxy ", "\r\nGET", "\r\n\r\nX", "PRI * HTTP/2.0\r\n"
            })
    void everythingElseIsNone(String bytes) throws Exception {
        assertThat(ProxyHeader.parse(text(bytes))).isSameAs(ProxyHeader.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "50524f58592054435034203230332e302e3131332e37203139322e3136382e302e3120353030303020343433" + "0d0a",
                V2 + "2111000c" + V4_ADDRESSES,
                V2 + "21210024" + V6_ADDRESSES,
                V2 + "20000000"
            })
    void aHeaderThatIsCutAnywhereIsIncomplete(String hex) throws Exception {
        ByteBuf whole = hex(hex);
        for (int cut = 0; cut < whole.readableBytes(); cut++) {
            assertThat(ProxyHeader.parse(whole.slice(0, cut))).isSameAs(ProxyHeader.INCOMPLETE);
        }
        assertThat(ProxyHeader.parse(whole).isComplete()).isTrue();
    }

    private static String address(ProxyHeader header) {
        InetAddress source = header.source();
        return source == null ? "" : source.getHostAddress();
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
    }

    private static ByteBuf hex(String text) {
        return Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(text));
    }
}
