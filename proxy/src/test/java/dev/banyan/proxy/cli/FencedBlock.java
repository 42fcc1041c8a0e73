package dev.banyan.proxy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A block of code in a document.
 *
 * @param where file and line
 * @param kind the words behind the fence, such as {@code yaml rules}
 * @param options those of the words that are {@code name=value}, which no reader sees: they are for the tests
 */
record FencedBlock(String where, String kind, Map<String, String> options, String text) {
    private static final Pattern FENCE =
            Pattern.compile("^```([^\\n`]*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
    private static final Pattern END_OF_COMMAND = Pattern.compile("#.*|[|&;<>]+");

    static List<FencedBlock> of(Path document) {
        String text = read(document);
        List<FencedBlock> blocks = new ArrayList<>();
        for (Matcher fence = FENCE.matcher(text); fence.find(); ) {
            long line = text.substring(0, fence.start()).lines().count() + 1;
            blocks.add(of(document.getFileName() + ":" + line, fence.group(1), fence.group(2)));
        }
        return blocks;
    }

    private static FencedBlock of(String where, String info, String text) {
        Map<Boolean, List<String>> words =
                Arrays.stream(info.trim().split(" +")).collect(Collectors.partitioningBy(word -> word.contains("=")));
        Map<String, String> options = words.get(true).stream()
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new FencedBlock(where, String.join(" ", words.get(false)), options, text);
    }

    boolean is(String kind) {
        return this.kind.equals(kind);
    }

    /** The commands of a shell block, each as its words, without comments and without what a pipe or the like follows. */
    Stream<List<String>> commands() {
        return text.lines().map(FencedBlock::words).filter(words -> !words.isEmpty());
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(line);
                word.find() && !END_OF_COMMAND.matcher(word.group()).matches(); ) {
            words.add(Stream.of(word.group(1), word.group(2), word.group(3))
                    .filter(group -> group != null)
                    .findFirst()
                    .orElseThrow());
        }
        return words;
    }

    static String read(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException failure) {
            throw new AssertionError(document + " cannot be read", failure);
        }
    }
}
