package dev.banyan.legacy.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Leaf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateStepTest {

    @ParameterizedTest(name = "{3}: {0} to {1}")
    @CsvSource(nullValues = "-", textBlock = """
            yyyyMMdd,            iso,               -,             20260131,                  2026-01-31
            yyyyMMdd,            iso,               Europe/Berlin, 20260131,                  2026-01-31
            yyyyMMddHHmmss,      iso,               -,             20260131102030,            2026-01-31T10:20:30
            yyyyMMddHHmmss,      iso,               Europe/Berlin, 20260131102030,            2026-01-31T10:20:30+01:00
            yyyyMMddHHmmss,      iso,               Europe/Berlin, 20260731102030,            2026-07-31T10:20:30+02:00
            dd.MM.yyyy,          yyyy-MM-dd,        -,             31.01.2026,                2026-01-31
            iso,                 yyyyMMdd,          -,             2026-01-31,                20260131
            iso,                 yyyyMMddHHmmss,    Europe/Berlin, 2026-01-31T09:20:30Z,      20260131102030
            iso,                 iso,               Europe/Berlin, 2026-01-31T09:20:30Z,      2026-01-31T10:20:30+01:00
            iso,                 iso,               -,             2026-01-31T09:20:30.125Z,  2026-01-31T09:20:30.125Z
            iso,                 dd.MM.yy,          -,             2026-01-31T10:20:30,       31.01.26
            yyMMdd,              iso,               -,             260131,                    2026-01-31
            uuuu-DDD,            iso,               -,             2026-031,                  2026-01-31
            yyyyMMddHHmmss,      iso,               Europe/Berlin, 20261025023000,            2026-10-25T02:30:00+02:00
            d MMM yyyy,          iso,               -,             31 Jan 2026,               2026-01-31
            """)
    void aDateIsTheSameInAnotherForm(String in, String out, String zone, String given, String wanted) throws Unfit {
        assertThat(new DateStep(in, out, zone).apply(Leaf.text(given))).isEqualTo(Leaf.text(wanted));
    }

    @ParameterizedTest(name = "[{3}]")
    @CsvSource(nullValues = "-", textBlock = """
            yyyyMMdd,       iso,            -,             20260230
            yyyyMMdd,       iso,            -,             20261301
            yyyyMMdd,       iso,            -,             00000000
            yyyyMMdd,       iso,            -,             2026-01-31
            yyyyMMdd,       iso,            -,             ''
            yyyyMMdd,       yyyyMMddHHmmss, -,             20260131
            yyyyMMddHHmmss, iso,            Europe/Berlin, 20260329023000
            iso,            yyyyMMdd,       -,             2026-02-29
            """)
    void aDateThatDoesNotExistDoesNotFit(String in, String out, String zone, String given) {
        assertThatThrownBy(() -> new DateStep(in, out, zone).apply(Leaf.text(given)))
                .isInstanceOf(Unfit.class)
                .hasMessageContaining("expected")
                .hasMessageNotContaining("2026");
    }
}
