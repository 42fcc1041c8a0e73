package dev.banyan.proxy.translations;

import dev.banyan.legacy.compile.CompiledTranslations;
import dev.banyan.legacy.compile.TranslationCompiler;
import dev.banyan.legacy.translate.Translator;
import dev.banyan.rules.live.FurtherCheck;
import dev.banyan.rules.model.Rules;
import dev.banyan.rules.validate.Locations;
import dev.banyan.rules.validate.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the translations of rules when these are checked, and hands them out when the same rules go live. What was
 * compiled for a generation is never compiled again for it.
 */
public final class Translations implements FurtherCheck {
    private final TranslationCompiler compiler;
    private @Nullable Made last;

    /** @param directory where the files that rules name begin */
    public Translations(Path directory) {
        this.compiler = new TranslationCompiler(new SchemaDirectory(directory));
    }

    private record Made(Rules rules, CompiledTranslations translations) {}

    @Override
    public synchronized List<Problem> problems(Rules rules, Locations locations) {
        CompiledTranslations translations = compiler.compile(rules, locations);
        last = new Made(rules, translations);
        return translations.problems();
    }

    /** The translators of rules that were found to be without errors, by name. */
    public synchronized Map<String, Translator> of(Rules rules) {
        if (last == null || last.rules() != rules) {
            last = new Made(rules, compiler.compile(rules, Locations.NOWHERE));
        }
        return last.translations().translators();
    }
}
