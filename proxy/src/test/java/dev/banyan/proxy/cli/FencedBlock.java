package dev.banyan.proxy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block of code in a document.
 *
 * @param where file and line
 * @param kind the words behind the fence, such as {@code yaml rules}
 */
record FencedBlock(String where, String kind, String text) {
    private static final Pattern FENCE =
            Pattern.compile("^```([^\\n`]*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    static List<FencedBlock> of(Path document) {
        String text = read(document);
        List<FencedBlock> blocks = new ArrayList<>();
        for (Matcher fence = FENCE.matcher(text); fence.find(); ) {
            long line = text.substring(0, fence.start()).lines().count() + 1;
            blocks.add(new FencedBlock(
                    document.getFileName() + ":" + line, fence.group(1).trim(), fence.group(2)));
        }
        return blocks;
    }

    /** The commands of a shell block, each as its words, without comments. */
    Stream<List<String>> commands() {
        return text.lines().map(FencedBlock::words).filter(words -> !words.isEmpty());
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(line); word.find() && !word.group().startsWith("#"); ) {
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
