package dev.banyan.rules.yaml;

import java.nio.charset.StandardCharsets;

/**
 * One file of the rules.
 *
 * @param file as the user named it; it stands in every problem
 * @param content the text
 */
public record RulesText(String file, String content) {

    /** The text of bytes that should be UTF-8. Where they are not, the reader says so, with the place. */
    public static RulesText utf8(String file, byte[] bytes) {
        return new RulesText(file, new String(bytes, StandardCharsets.UTF_8));
    }
}
