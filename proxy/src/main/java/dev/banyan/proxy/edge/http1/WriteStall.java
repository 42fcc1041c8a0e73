package dev.banyan.proxy.edge.http1;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;

/** Whether a client takes nothing of what is to be written to it. */
final class WriteStall {
    private final Progress progress = new Progress();
    private final long patienceNanos;

    WriteStall(long patienceNanos) {
        this.patienceNanos = patienceNanos;
    }

    /** Called by the sweep. */
    boolean is(long nowNanos, Channel channel) {
        ChannelOutboundBuffer unwritten = channel.unsafe().outboundBuffer();
        long pending = unwritten == null ? 0 : unwritten.totalPendingWriteBytes();
        if (pending == 0) {
            progress.rest(nowNanos);
            return false;
        }
        return progress.isStalled(nowNanos, pending, patienceNanos);
    }
}
