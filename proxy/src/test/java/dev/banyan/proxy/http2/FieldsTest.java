package dev.banyan.proxy.http2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldsTest {

    @Test
    void aNameThatBeginsWithAColonIsAPseudoHeader() {
        assertThat(Fields.isPseudo(":status")).isTrue();
        assertThat(Fields.isPseudo("status")).isFalse();
        assertThat(Fields.isPseudo("")).isFalse();
    }

    @Test
    void whatIdentifiesAUserIsKeptOutOfTheCompressionsMemory() {
        assertThat(Fields.secrets().isSensitive("authorization", "Bearer x")).isTrue();
        assertThat(Fields.secrets().isSensitive("cookie", "a=1")).isTrue();
        assertThat(Fields.secrets().isSensitive("set-cookie", "a=1")).isTrue();
        assertThat(Fields.secrets().isSensitive("accept", "*/*")).isFalse();
    }
}
