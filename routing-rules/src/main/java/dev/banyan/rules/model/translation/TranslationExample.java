package dev.banyan.rules.model.translation;

import java.util.Map;

/**
 * A proof by example.
 *
 * @param direction {@code request} or {@code response}
 * @param input a file relative to the rules, or the body itself
 * @param output the same; compared as its format compares, not byte by byte
 * @param path what the names in the route's path stand for, for lines that ask for them
 * @param query parameters
 * @param headers by name
 */
public record TranslationExample(
        String direction,
        String input,
        String output,
        Map<String, String> path,
        Map<String, String> query,
        Map<String, String> headers) {
    public TranslationExample {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }
}
