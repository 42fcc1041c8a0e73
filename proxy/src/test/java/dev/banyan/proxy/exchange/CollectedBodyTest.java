package dev.banyan.proxy.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CollectedBodyTest {

    @Property
    void whatIsThereIsWhatCameAsLongAsItFits(@ForAll @Size(max = 40) List<@Size(max = 3000) byte[]> parts) {
        CollectedBody body = new CollectedBody(20_000);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            ByteBuf buffer = Unpooled.wrappedBuffer(part);
            boolean fits = expected.size() + part.length <= 20_000;
            assertThat(body.add(buffer)).isEqualTo(fits);
            assertThat(buffer.readableBytes()).isEqualTo(part.length);
            assertThat(buffer.refCnt()).isEqualTo(1);
            if (fits) {
                expected.writeBytes(part);
            }
        }
        assertThat(body.length()).isEqualTo(expected.size());
        ByteBuf sent = body.buffer();
        assertThat(body.bytes()).isEqualTo(expected.toByteArray());
        assertThat(sent).isEqualTo(Unpooled.wrappedBuffer(expected.toByteArray()));
    }

    @Test
    void whatWasHandedOutStaysAsItWas() {
        CollectedBody body = new CollectedBody(100);
        body.add(Unpooled.wrappedBuffer(new byte[] {1, 2}));
        byte[] first = body.bytes();
        ByteBuf sent = body.buffer();
        body.add(Unpooled.wrappedBuffer(new byte[] {3}));
        assertThat(first).containsExactly(1, 2);
        assertThat(sent).isEqualTo(Unpooled.wrappedBuffer(new byte[] {1, 2}));
        assertThat(body.bytes()).containsExactly(1, 2, 3);
    }

    @Test
    void nothingFitsABoundOfNothing() {
        CollectedBody body = new CollectedBody(0);
        assertThat(body.add(Unpooled.EMPTY_BUFFER)).isTrue();
        assertThat(body.add(Unpooled.wrappedBuffer(new byte[1]))).isFalse();
        assertThat(body.bytes()).isEmpty();
    }
}
