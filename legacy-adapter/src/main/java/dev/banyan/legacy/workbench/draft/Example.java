package dev.banyan.legacy.workbench.draft;

import dev.banyan.legacy.workbench.Message;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * An entry of {@code examples}.
 *
 * @param direction the word of the rules
 */
record Example(String direction, Message input, Message output) {
    private static final int WIDTH = 64;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("- direction: " + direction);
        lines.addAll(Yaml.indented(2, body("input", input)));
        lines.addAll(Yaml.indented(2, body("output", output)));
        return lines;
    }

    private static List<String> body(String key, Message message) {
        if (message.bytes().length == 0) {
            return List.of(key + ": \"\"");
        }
        List<String> lines = new ArrayList<>();
        if (message.record().isEmpty()) {
            lines.add(key + ": |");
            lines.addAll(Yaml.indented(2, message.lines()));
            return lines;
        }
        lines.add(key + ": >-");
        String hex = "hex:" + HexFormat.of().withUpperCase().formatHex(message.bytes());
        for (int at = 0; at < hex.length(); at += WIDTH) {
            lines.add("  " + hex.substring(at, Math.min(at + WIDTH, hex.length())));
        }
        return lines;
    }
}
