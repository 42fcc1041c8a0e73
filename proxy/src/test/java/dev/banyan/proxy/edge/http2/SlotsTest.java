package dev.banyan.proxy.edge.http2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotsTest {
    private final Slots slots = new Slots(2);

    @Test
    void thereAreSoManyAndNotOneMore() {
        assertThat(slots.take()).isTrue();
        assertThat(slots.take()).isTrue();
        assertThat(slots.take()).isFalse();
    }

    @Test
    void theOneOfAnAnsweredRequestIsFreeAtOnce() {
        slots.take();
        slots.take();
        slots.free();

        assertThat(slots.take()).isTrue();
    }

    @Test
    void theOneOfAResetRequestRestsForAWholeTurn() {
        slots.take();
        slots.take();
        slots.rest();
        slots.sweep();
        assertThat(slots.take()).as("it may have been reset just before").isFalse();
        slots.sweep();

        assertThat(slots.take()).isTrue();
        assertThat(slots.take()).isFalse();
    }
}
