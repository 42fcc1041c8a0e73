package dev.banyan.proxy.edge;

import io.netty.handler.codec.http.HttpHeaderNames;

/** How often an OPTIONS request may still be forwarded (RFC 9110, section 7.6.2); TRACE never gets this far. */
final class ForwardsLeft {
    private ForwardsLeft() {}

    /** True where it may not go on; else the number that goes on is one less. */
    static boolean none(IncomingHead head) throws Refusal {
        if (!head.method().equals("OPTIONS")) {
            return false;
        }
        String left = head.headers().get(HttpHeaderNames.MAX_FORWARDS);
        if (left == null) {
            return false;
        }
        if (!left.matches("[0-9]{1,9}")) {
            throw Refusal.badRequest("Max-Forwards is no number");
        }
        int times = Integer.parseInt(left);
        if (times > 0) {
            head.headers().set(HttpHeaderNames.MAX_FORWARDS, Integer.toString(times - 1));
        }
        return times == 0;
    }
}
