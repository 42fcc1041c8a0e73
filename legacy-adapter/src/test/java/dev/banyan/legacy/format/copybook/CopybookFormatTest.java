package dev.banyan.legacy.format.copybook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CopybookFormatTest {
    @Test
    void aRecordBecomesADocumentAndTheSameRecordAgain() throws Exception {
        CopybookFormat format = Records.ebcdic("""
                01  ORDER-REC.
                    05  ORDER-ID     PIC 9(6).
                    05  CUSTOMER     PIC X(10).
                    05  FILLER       PIC X(2).
                    05  TOTAL        PIC S9(5)V99 COMP-3.
                """);
        byte[] record = Records.hex("F0F0F4F7F1F1 D4A493938599404040 40 4040 0012345D");

        assertThat(Records.read(format, record))
                .isEqualTo(Records.of(
                        "ORDER-REC", Records.of("ORDER-ID", 4711, "CUSTOMER", "Muller", "TOTAL", "#-123.45")));
        assertThat(Records.hex(format.write(Records.read(format, record)).body()))
                .isEqualTo(Records.hex(record));
    }
}
