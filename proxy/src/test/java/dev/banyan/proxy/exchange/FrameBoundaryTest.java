package dev.banyan.proxy.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FrameBoundaryTest {

    @Property(tries = 300)
    void theEndOfEachFrameIsFoundWhereverTheBytesAreCut(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 70_000) Integer> lengths,
            @ForAll boolean masked,
            @ForAll @IntRange(min = 1, max = 9_000) int cut) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        long[] ends = new long[lengths.size()];
        for (int i = 0; i < ends.length; i++) {
            stream.writeBytes(frame(lengths.get(i), masked));
            ends[i] = stream.size();
        }
        assertThat(ends(stream.toByteArray(), cut)).isEqualTo(Arrays.copyOf(ends, ends.length));
    }

    @Property(tries = 300)
    void afterWholeFramesItIsABoundaryAndAfterAPartOfOneItIsNot(
            @ForAll @IntRange(max = 70_000) int length,
            @ForAll boolean masked,
            @ForAll @IntRange(max = 100_000) int at) {
        byte[] frame = frame(length, masked);
        int part = 1 + at % (frame.length - 1);
        FrameBoundary boundary = new FrameBoundary();
        boundary.pass(Unpooled.wrappedBuffer(frame, 0, part));
        assertThat(boundary.isHere()).isFalse();
        boundary.pass(Unpooled.wrappedBuffer(frame, part, frame.length - part));
        assertThat(boundary.isHere()).isTrue();
    }

    private static long[] ends(byte[] stream, int cut) {
        FrameBoundary boundary = new FrameBoundary();
        List<Long> ends = new java.util.ArrayList<>();
        for (int from = 0; from < stream.length; from += cut) {
            ByteBuf chunk = Unpooled.wrappedBuffer(stream, from, Math.min(cut, stream.length - from));
            int whole = boundary.passToEnd(chunk);
            while (whole >= 0) {
                chunk.skipBytes(whole);
                ends.add((long) from + chunk.readerIndex());
                whole = chunk.isReadable() ? boundary.passToEnd(chunk) : -1;
            }
        }
        return ends.stream().mapToLong(Long::longValue).toArray();
    }

    /** A frame as RFC 6455, section 5.2 has it, written here without the class that is tested. */
    private static byte[] frame(int length, boolean masked) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        int mask = masked ? 0x80 : 0;
        frame.write(0x82);
        if (length < 126) {
            frame.write(mask | length);
        } else if (length < 65_536) {
            frame.write(mask | 126);
            frame.write(length >> 8);
            frame.write(length);
        } else {
            frame.write(mask | 127);
            frame.writeBytes(java.nio.ByteBuffer.allocate(8).putLong(length).array());
        }
        if (masked) {
            frame.writeBytes(new byte[] {1, 2, 3, 4});
        }
        byte[] payload = new byte[length];
        Arrays.fill(payload, (byte) 0xff);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }
}
