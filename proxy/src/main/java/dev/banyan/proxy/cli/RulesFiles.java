package dev.banyan.proxy.cli;

import dev.banyan.proxy.translations.Translations;
import dev.banyan.rules.live.FileRulesSource;
import dev.banyan.rules.live.Loaded;
import dev.banyan.rules.live.RulesLoader;
import dev.banyan.rules.yaml.FileSecrets;
import dev.banyan.rules.yaml.RulesReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Loads rules for commands that only look at them. */
final class RulesFiles {
    private RulesFiles() {}

    /** @param path a file, or a directory of {@code *.yaml} */
    static Loaded load(Path path) {
        RulesReader reader = new RulesReader(new FileSecrets(directory(path)));
        Translations translations = new Translations(directory(path));
        return new RulesLoader(reader, translations, Clock.systemDefaultZone()).load(new FileRulesSource(path).read());
    }

    /** Where relative paths in the rules start. */
    static Path directory(Path path) {
        Path absolute = path.toAbsolutePath();
        Path parent = absolute.getParent();
        return Files.isDirectory(absolute) || parent == null ? absolute : parent;
    }
}
