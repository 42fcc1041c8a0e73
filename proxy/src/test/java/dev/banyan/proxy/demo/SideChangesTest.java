package dev.banyan.proxy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.model.Side;
import org.junit.jupiter.api.Test;

final class SideChangesTest {
    private static final int USER = 7;
    private final SideChanges changes = new SideChanges();

    @Test
    void aChangeWithoutAnAnnouncementIsUnasked() {
        seen(Side.LEGACY, changes.settled());
        seen(Side.MODERN, changes.settled());
        assertThat(changes.unasked()).isEqualTo(1);
    }

    @Test
    void whoFollowsAnAnnouncementHasMovedAndNothingIsUnasked() {
        seen(Side.LEGACY, changes.settled());
        changes.announce(Side.MODERN);
        changes.settle();
        seen(Side.MODERN, changes.settled());
        assertThat(changes.movedUsers()).isEqualTo(1);
        assertThat(changes.unasked()).isZero();
    }

    @Test
    void goingAgainstTheAnnouncedDirectionIsUnasked() {
        seen(Side.LEGACY, changes.settled());
        changes.announce(Side.LEGACY);
        seen(Side.MODERN, changes.settled());
        assertThat(changes.unasked()).isEqualTo(1);
    }

    @Test
    void whileAChangeIsNotSettledBothSidesAreRight() {
        seen(Side.LEGACY, changes.settled());
        changes.announce(Side.MODERN);
        int whileItHappens = changes.settled();
        seen(Side.LEGACY, whileItHappens);
        changes.settle();
        seen(Side.MODERN, changes.settled());
        assertThat(changes.unasked()).isZero();
    }

    @Test
    void afterAChangeIsSettledNobodyMovesAnyMore() {
        changes.announce(Side.MODERN);
        changes.settle();
        seen(Side.LEGACY, changes.settled());
        seen(Side.MODERN, changes.settled());
        assertThat(changes.unasked()).isEqualTo(1);
    }

    @Test
    void whoSleptThroughSeveralChangesMayFollowAnyOfThem() {
        seen(Side.MODERN, changes.settled());
        changes.announce(Side.LEGACY);
        changes.settle();
        changes.announce(Side.MODERN);
        changes.settle();
        seen(Side.LEGACY, changes.settled());
        assertThat(changes.unasked()).isZero();
    }

    @Test
    void routesAreCountedApart() {
        changes.seen(USER, "orders", Side.MODERN, 0);
        changes.seen(USER, "catalog", Side.LEGACY, 0);
        assertThat(changes.users("orders", Side.MODERN)).isEqualTo(1);
        assertThat(changes.users("orders", Side.LEGACY)).isZero();
        assertThat(changes.unasked()).isZero();
    }

    private void seen(Side side, int settledWhenSent) {
        changes.seen(USER, "orders", side, settledWhenSent);
    }
}
