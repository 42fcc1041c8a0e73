package dev.banyan.proxy.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class ProxyHeaderPropertyTest {
    /** Whatever comes: the header lies within the bytes, or is none, and never more than 536 bytes are waited for. */
    @Property(tries = 20_000)
    void noBytesAreReadBehindTheirEnd(@ForAll boolean binary, @ForAll @Size(max = 600) byte[] bytes) {
        ByteBuf in = Unpooled.wrappedBuffer(binary ? ProxyBinary.PREFIX : ProxyText.PREFIX, bytes);
        try {
            ProxyHeader header = ProxyHeader.parse(in);
            assertThat(header.length()).isLessThanOrEqualTo(Math.min(536, in.readableBytes()));
            assertThat(header == ProxyHeader.INCOMPLETE && in.readableBytes() >= 536)
                    .isFalse();
        } catch (ProxyHeader.Malformed malformed) {
            assertThat(malformed).hasMessageStartingWith("PROXY header: ");
        }
    }
}
