package dev.banyan.proxy.exchange;

import dev.banyan.proxy.headers.AnswerHeaders;
import dev.banyan.proxy.headers.RequestHeaders;
import dev.banyan.proxy.resilience.Guard;
import dev.banyan.rules.rewrite.PathRewrite;
import org.jspecify.annotations.Nullable;

/**
 * One side of a route, compiled.
 *
 * @param guard the side's breaker, where it has one
 * @param connectNanos for a connection, waiting for a place included
 * @param firstByteNanos from the request's last byte to the answer's head, and for each time that the backend holds the
 *     request's body back
 * @param requestNanos for the whole exchange
 * @param translation null: the side speaks the contract that its clients do
 * @param deadlineHeader tells the backend how many milliseconds are left; null: none does
 */
public record SidePlan(
        Backend backend,
        Guard guard,
        PathRewrite path,
        RequestHeaders requestHeaders,
        AnswerHeaders answerHeaders,
        @Nullable SideTranslation translation,
        long connectNanos,
        long firstByteNanos,
        long requestNanos,
        @Nullable String deadlineHeader) {}
