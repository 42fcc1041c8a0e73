package dev.banyan.rules.explain;

import dev.banyan.rules.explain.Explanation.Key;
import dev.banyan.rules.explain.Explanation.Shares;
import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.KeySource;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Side;
import dev.banyan.rules.model.Split.OnMissingKey;
import dev.banyan.rules.split.Choice;
import dev.banyan.rules.split.Splitter;
import dev.banyan.rules.split.Steering;
import org.jspecify.annotations.Nullable;

/**
 * What the split of a route makes of a request.
 *
 * @param shares null of a route with one side
 * @param side null where a key that is not there yet decides
 */
record Decision(
        @Nullable Key key,
        @Nullable Integer bucket,
        @Nullable Shares shares,
        @Nullable Side side,
        String reason) {

    private static final int LAST_BUCKET = 9_999;

    static Decision of(Route route, Splitter splitter, RequestHead head, Steering steering, long now) {
        if (!route.hasBothSides()) {
            Choice only = splitter.choose(head, Splitter.NO_BUCKET, null, steering, now);
            return new Decision(null, null, null, only.side(), only.reason().word());
        }
        Shares shares = new Shares(
                route.split().modern().value(), splitter.effective(steering).value());
        KeySource source = splitter.keySource(head);
        String key = splitter.key(head);
        if (source == null || key == null) {
            return withoutKey(route, splitter, head, steering, now, shares);
        }
        int bucket = splitter.bucket(key);
        Choice choice = splitter.choose(head, bucket, splitter.forced(head), steering, now);
        Key shown = new Key(source.word(), Masking.key(source, key));
        return new Decision(
                shown, bucket, shares, choice.side(), choice.reason().word());
    }

    /** A key that is drawn may fall into any bucket; the side is known where the first and the last agree. */
    private static Decision withoutKey(
            Route route, Splitter splitter, RequestHead head, Steering steering, long now, Shares shares) {
        boolean drawn = isDrawn(route.split().onMissingKey());
        Side forced = splitter.forced(head);
        Choice first = splitter.choose(head, drawn ? 0 : Splitter.NO_BUCKET, forced, steering, now);
        Choice last = splitter.choose(head, drawn ? LAST_BUCKET : Splitter.NO_BUCKET, forced, steering, now);
        Side side = first.side() == last.side() ? first.side() : null;
        return new Decision(null, null, shares, side, first.reason().word());
    }

    private static boolean isDrawn(OnMissingKey word) {
        return word == OnMissingKey.ISSUE_COOKIE || word == OnMissingKey.RANDOM;
    }
}
