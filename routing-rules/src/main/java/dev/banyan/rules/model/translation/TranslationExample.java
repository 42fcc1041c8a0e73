package dev.banyan.rules.model.translation;

/**
 * A proof by example.
 *
 * @param direction {@code request} or {@code response}
 * @param input a file relative to the rules, or the body itself
 * @param output the same; compared as its format compares, not byte by byte
 */
public record TranslationExample(String direction, String input, String output) {}
