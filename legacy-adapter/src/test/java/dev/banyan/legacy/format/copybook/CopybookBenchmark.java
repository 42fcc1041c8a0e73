package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A record of 500 bytes with 50 fields (text, packed, zoned, binary), read into a document and written from one: in one
 * group, in groups of ten, and with a table whose counter says how many there are. Run with {@code org.openjdk.jmh.Main
 * CopybookBenchmark} on the test class path.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CopybookBenchmark {
    private static final String TEN = """
            PIC X(20).
            PIC X(20).
            PIC X(18).
            PIC S9(7)V99 COMP-3.
            PIC S9(9) COMP.
            PIC 9(8).
            PIC S9(5)V99.
            PIC S9(4) COMP-5.
            PIC 9(11)V99 COMP-3.
            PIC X(9).
            """;

    @Param({"IBM037", "ISO-8859-1"})
    private String charset;

    @Param({"flat", "groups", "counted"})
    private String layout;

    private CopybookFormat format;
    private byte[] record;
    private Tree document;

    @Setup
    public void setUp() throws BadSchema, Unfit {
        format = new CopybookFormat(Copybook.parse(copybook(), "bench.cpy"), Charset.forName(charset), false, false);
        record = format.write(new Branch().put("REC", filled())).body();
        document = format.read(record, null);
        if (record.length < 490
                || record.length > 510
                || !format.read(record, null).equals(document)) {
            throw new IllegalStateException(record.length + " bytes (expected: about 500, that say the same again)");
        }
    }

    private String copybook() {
        StringBuilder text = new StringBuilder("       01 REC.\n");
        if (layout.equals("counted")) {
            return text.append("       05 N PIC 9(4) COMP.\n       05 LINE-ITEM OCCURS 1 TO 9 DEPENDING ON N.\n")
                    .append(fields("", 10))
                    .toString();
        }
        for (int group = 0; group < 5; group++) {
            text.append(layout.equals("flat") ? "" : "       05 GROUP-" + group + ".\n");
            text.append(fields("-" + group, layout.equals("flat") ? 5 : 10));
        }
        return text.toString();
    }

    private static String fields(String suffix, int level) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (String clauses : TEN.lines().toList()) {
            text.append("       %02d FIELD-%d%s %s%n".formatted(level, at++, suffix, clauses));
        }
        return text.toString();
    }

    private Branch filled() {
        if (layout.equals("counted")) {
            List<Tree> lines = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                lines.add(fill(new Branch(), ""));
            }
            return new Branch().put("LINE-ITEM", new Items(lines));
        }
        Branch all = new Branch();
        for (int group = 0; group < 5; group++) {
            if (layout.equals("flat")) {
                fill(all, "-" + group);
            } else {
                all.put("GROUP-" + group, fill(new Branch(), "-" + group));
            }
        }
        return all;
    }

    private static Branch fill(Branch into, String suffix) {
        String[] values = {
            "Hauptstrasse 1",
            "D-10115 Berlin",
            "Garden chair",
            "-1234.50",
            "471108",
            "20260131",
            "-99.95",
            "815",
            "12345678.90",
            "EUR"
        };
        for (int i = 0; i < values.length; i++) {
            boolean text = i < 3 || i == 9;
            into.put("FIELD-" + i + suffix, text ? Leaf.text(values[i]) : Leaf.number(values[i]));
        }
        return into;
    }

    @Benchmark
    public Tree read() throws Unfit {
        return format.read(record, null);
    }

    @Benchmark
    public byte[] write() throws Unfit {
        return format.write(document).body();
    }
}
