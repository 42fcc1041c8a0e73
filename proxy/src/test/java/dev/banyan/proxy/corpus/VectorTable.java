package dev.banyan.proxy.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the tables under {@code corpus/}; their README says how they are written. In short: a {@code class}, one form or
 * more with {@code {}} where they vary, and rows {@code id | what stands there | expectation | clause}; each row makes a
 * vector of each form.
 */
final class VectorTable {
    private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");

    private final String lineEnd;
    private final List<Vector> vectors = new ArrayList<>();
    private final List<Form> forms = new ArrayList<>();
    private String kind = "";
    private boolean inRows;

    private record Form(String name, Map<String, String> defaults, StringBuilder text) {}

    private VectorTable(String lineEnd) {
        this.lineEnd = lineEnd;
    }

    /** All vectors of the tables in that directory, in the order of their names. */
    static List<Vector> in(String directory) {
        try (Stream<Path> files = Files.list(
                Path.of(VectorTable.class.getResource("/corpus/" + directory).toURI()))) {
            String lineEnd = directory.equals("http2") ? "\\f" : "\\r\\n";
            return files.filter(file -> file.toString().endsWith(".table"))
                    .sorted()
                    .flatMap(file -> read(file, lineEnd).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Vector> read(Path file, String lineEnd) {
        VectorTable table = new VectorTable(lineEnd);
        int number = 0;
        try {
            for (String line : Files.readAllLines(file)) {
                number++;
                table.line(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(file.getFileName() + ":" + number + ": " + e.getMessage(), e);
        }
        return table.vectors;
    }

    private void line(String line) {
        if (line.startsWith(">")) {
            forms.get(forms.size() - 1).text().append(messageLine(line));
        } else if (line.isBlank() || line.startsWith("#")) {
            return;
        } else if (line.startsWith("class ")) {
            kind = line.substring(6).trim();
            forms.clear();
        } else if (line.startsWith("form ")) {
            form(line.substring(5).trim());
        } else {
            row(BAR.split(line, -1));
        }
    }

    /** A line of a message ends with CR LF (of HTTP/2: the field ends), unless a backslash at its end says that nothing follows. */
    private String messageLine(String line) {
        String text = line.length() > 2 ? line.substring(2) : "";
        boolean open = text.endsWith("\\") && !text.endsWith("\\\\");
        return open ? text.substring(0, text.length() - 1) : text + lineEnd;
    }

    private void form(String line) {
        if (inRows) {
            forms.clear();
            inRows = false;
        }
        String[] words = line.split("\\s+");
        Map<String, String> defaults = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i++) {
            Expectation.put(words[i], defaults);
        }
        forms.add(new Form(words[0], defaults, new StringBuilder()));
    }

    private void row(String[] cells) {
        if (cells.length != 4 || forms.isEmpty()) {
            throw new IllegalArgumentException(
                    "row: " + cells.length + " cells (expected: id | bytes | expectation | clause, behind a form)");
        }
        inRows = true;
        for (Form form : forms) {
            String id = kind + "." + cells[0].trim() + (forms.size() > 1 ? "." + form.name() : "");
            String bytes = Escapes.read(form.text().toString().replace("{}", cells[1].trim()));
            Expectation expectation = Expectation.parse(cells[2], form.defaults());
            vectors.add(new Vector(id, kind, bytes, expectation, cells[3].trim()));
        }
    }
}
