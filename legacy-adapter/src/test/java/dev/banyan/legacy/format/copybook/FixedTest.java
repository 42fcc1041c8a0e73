package dev.banyan.legacy.format.copybook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Tree;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code fixed}: the same record in plain characters. */
class FixedTest {
    private static final String ORDER = """
            01 ORDER-REC.
               05 ORDER-ID PIC 9(6) COMP.
               05 NAME     PIC X(5).
               05 TOTAL    PIC S9(3)V99 COMP-3.
               05 CHANGE   PIC S9(3) SIGN LEADING SEPARATE.
            """;

    private static final Tree DOCUMENT =
            Records.of("ORDER-REC", Records.of("ORDER-ID", 4711, "NAME", "Ann", "TOTAL", "#-123.45", "CHANGE", 12));

    @Test
    void everyNumberHasACharacterADigit() throws Exception {
        assertThat(Records.text(Records.fixed(ORDER).write(DOCUMENT).body())).isEqualTo("004711Ann  1234u+012");
        assertThat(Records.read(Records.fixed(ORDER), Records.bytes("004711Ann  1234u+012")))
                .isEqualTo(DOCUMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void aLineEndIsPassedOver(String end) throws Exception {
        assertThat(Records.read(Records.fixed(ORDER), Records.bytes("004711Ann  1234u+012" + end)))
                .isEqualTo(DOCUMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n\n", "\r", " \n", "x"})
    void anythingElseBehindARecordIsNot(String behind) {
        Unfit unfit = catchThrowableOfType(
                Unfit.class, () -> Records.read(Records.fixed(ORDER), Records.bytes("004711Ann  1234u+012" + behind)));

        assertThat(unfit).hasMessage(20 + behind.length() + " bytes (expected: 20)");
    }

    @Test
    void aLineEndMayFollowAVariableRecordToo() throws Exception {
        CopybookFormat format =
                Records.fixed("01 R.\n  05 N PIC 9 COMP-3.\n  05 A PIC X OCCURS 0 TO 5 DEPENDING ON N.");
        Tree document = Records.of("R", Records.of("N", 2, "A", Records.list("a", "b")));

        assertThat(Records.read(format, Records.bytes("2ab\r\n"))).isEqualTo(document);
        assertThat(Records.read(format, Records.bytes("2ab   \n"))).isEqualTo(document);
    }

    @Test
    void ebcdicHasALineEndOfItsOwn() throws Exception {
        CopybookFormat format =
                new CopybookFormat(Records.copybook("01 R.\n  05 A PIC S9 COMP."), Records.EBCDIC, false, true);

        assertThat(Records.read(format, Records.hex("D715"))).isEqualTo(Records.of("R", Records.of("A", -7)));
        assertThat(format.write(Records.of("R", Records.of("A", -7))).contentType())
                .isEqualTo("text/plain; charset=IBM037");
    }

    @Test
    void theContentTypeNamesTheCharset() throws Exception {
        CopybookFormat utf8 = new CopybookFormat(Records.copybook(ORDER), StandardCharsets.UTF_8, false, true);

        assertThat(utf8.write(DOCUMENT).contentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(Records.ascii(ORDER).write(DOCUMENT).contentType()).isEqualTo("application/octet-stream");
    }

    @Test
    void aMessagesOwnCharsetWins() throws Exception {
        byte[] record = Records.hex("F0F0F4F7F1F1 C1959540 40 F1F2F3F4D5 4EF0F1F2");

        assertThat(Records.fixed(ORDER).read(record, "text/plain; charset=IBM037"))
                .isEqualTo(DOCUMENT);
        assertThat(Records.fixed(ORDER).read(record, "text/plain;Charset=\"cp037\"; x=y"))
                .isEqualTo(DOCUMENT);
        assertThat(catchThrowableOfType(
                        Unfit.class, () -> Records.fixed(ORDER).read(record, "text/plain; charset=no-such")))
                .hasMessage("Content-Type with an unknown charset (expected: one such as utf-8)");
        assertThat(catchThrowableOfType(
                        Unfit.class, () -> Records.fixed(ORDER).read(record, "text/plain; charset=utf-16")))
                .hasMessage("a charset in Content-Type that cannot be used (expected: one with one byte a digit)");
    }
}
