package dev.banyan.proxy.edge.http2;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;

/** What was handed to a channel and is not in the system's hands yet. Confined to its event loop. */
final class Outbound {
    private long waited;
    private long progress;
    private long stillSince;

    /** Bytes that wait. */
    static long waiting(Channel channel) {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }

    /** True where something waits, and nothing of it moved for that long. */
    boolean isStalled(Channel channel, long nowNanos, long nanos) {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        long waits = waiting(channel);
        long gone = buffer == null ? 0 : buffer.currentProgress();
        if (waits == 0 || waits != waited || gone != progress) {
            waited = waits;
            progress = gone;
            stillSince = nowNanos;
            return false;
        }
        return nowNanos - stillSince > nanos;
    }
}
