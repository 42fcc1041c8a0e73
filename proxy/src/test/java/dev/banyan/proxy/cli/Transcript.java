package dev.banyan.proxy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command as it was typed, and what it said: {@code $ banyan ...}, the lines of standard output, those of standard
 * error behind {@code 2>}, and {@code exit N}.
 *
 * @param where file and line
 * @param words without the program's name
 */
record Transcript(String where, List<String> words, String out, String err, int exit) {
    private static final String COMMAND = "$ banyan ";
    private static final Pattern EXIT = Pattern.compile("exit ([0-9]+)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    static List<Transcript> of(Path file) throws IOException {
        List<Transcript> all = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        StringBuilder out = new StringBuilder();
        StringBuilder err = new StringBuilder();
        int start = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher exit = EXIT.matcher(line);
            if (line.startsWith(COMMAND)) {
                start = i;
                out.setLength(0);
                err.setLength(0);
            } else if (exit.matches()) {
                String where = file.getFileName() + ":" + (start + 1);
                List<String> words = words(lines.get(start).substring(COMMAND.length()));
                all.add(new Transcript(where, words, out.toString(), err.toString(), Integer.parseInt(exit.group(1))));
            } else if (line.startsWith("2>")) {
                err.append(line.substring(Math.min(3, line.length()))).append('\n');
            } else {
                out.append(line).append('\n');
            }
        }
        return all;
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(line); word.find(); ) {
            String quoted = word.group(1) != null ? word.group(1) : word.group(2);
            words.add(quoted != null ? quoted : word.group(3));
        }
        return words;
    }

    /** The same as lines, so that a difference shows all of it. */
    String told() {
        return out + (err.isEmpty() ? "" : err.indent(3).replaceAll("(?m)^ {3}", "2> ")) + "exit " + exit;
    }

    @Override
    public String toString() {
        return where;
    }
}
