package dev.banyan.legacy.compile;

import dev.banyan.legacy.translate.Translator;
import dev.banyan.rules.validate.Problem;
import java.util.List;
import java.util.Map;

/**
 * The translations of one generation.
 *
 * @param translators by name; those that something is wrong with are missing
 * @param problems errors and warnings, in the order of the rules
 */
public record CompiledTranslations(Map<String, Translator> translators, List<Problem> problems) {
    public CompiledTranslations {
        translators = Map.copyOf(translators);
        problems = List.copyOf(problems);
    }
}
