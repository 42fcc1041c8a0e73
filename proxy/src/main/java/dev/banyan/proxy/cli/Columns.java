package dev.banyan.proxy.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Text in columns that are as wide as they must be; numbers stand on the right. */
final class Columns {
    private final List<String[]> rows = new ArrayList<>();
    private final int[] widths;

    Columns(String... titles) {
        widths = new int[titles.length];
        row(titles);
    }

    void row(String... cells) {
        for (int i = 0; i < cells.length; i++) {
            // What came from elsewhere must not move the cursor of a terminal.
            cells[i] = cells[i].replaceAll("\\p{Cntrl}", " ");
            widths[i] = Math.max(widths[i], cells[i].length());
        }
        rows.add(cells);
    }

    void print(PrintWriter out) {
        rows.forEach(cells -> out.println(line(cells)));
    }

    private String line(String[] cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String space = " ".repeat(widths[i] - cells[i].length());
            boolean right = numbers(i);
            line.append(i == 0 ? "" : "  ")
                    .append(right ? space : "")
                    .append(cells[i])
                    .append(right ? "" : space);
        }
        return line.toString().stripTrailing();
    }

    private boolean numbers(int column) {
        return rows.stream().skip(1).allMatch(cells -> cells[column].matches("[-\\d.]+"));
    }
}
