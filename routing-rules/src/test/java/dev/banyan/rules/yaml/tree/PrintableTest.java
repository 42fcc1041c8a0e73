package dev.banyan.rules.yaml.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void aMessageStaysOnOneLine() {
        assertThat(Printable.of("a\r\nb\u001b[31m\u2028\u202e")).isEqualTo("a\\u000d\\u000ab\\u001b[31m\\u2028\\u202e");
    }

    @Test
    void aMessageStaysShort() {
        assertThat(Printable.of("x".repeat(80))).hasSize(80);
        assertThat(Printable.of("x".repeat(81))).isEqualTo("x".repeat(80) + "...");
    }
}
