package dev.banyan.rules.yaml;

import dev.banyan.rules.model.Rules;
import dev.banyan.rules.validate.Locations;
import dev.banyan.rules.validate.Problem;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading the rules.
 *
 * @param rules where {@code problems} holds errors these must not go live, but they are given so that further checks
 *     can add what they find: bad values are replaced by harmless ones, ids and names are kept. Null where a file was
 *     no readable document at all, so that no check is led astray by half of the rules
 * @param problems in order of file and place; empty: all is well
 * @param locations where things stand
 * @param document the merged document as written, made of maps, lists, strings, numbers and booleans:
 *     placeholders are not expanded, and literal values of headers, cookies and parameters with telling names
 *     (authorization, cookie, token, secret, password, api-key) are {@code ***}
 */
public record Reading(
        @Nullable Rules rules, List<Problem> problems, Locations locations, Supplier<Map<String, Object>> document) {

    public Reading {
        problems = List.copyOf(problems);
    }

    /** True where nothing keeps the rules from going live. */
    public boolean isSound() {
        return rules != null && problems.stream().noneMatch(Problem::isError);
    }
}
