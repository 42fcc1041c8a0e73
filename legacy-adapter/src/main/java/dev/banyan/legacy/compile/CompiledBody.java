package dev.banyan.legacy.compile;

import dev.banyan.rules.model.translation.BodyTranslation;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A body's translator, and what is known beside it.
 *
 * @param written as the rules have it
 * @param from schema of what comes
 * @param as schema of what goes
 * @param element the one at the top of what goes; null: several, or none
 * @param pathNames names of the route's path that lines cannot do without
 */
record CompiledBody(
        BodyTranslation written,
        BodyTranslator translator,
        Schema from,
        Schema as,
        @Nullable String element,
        Set<String> pathNames) {}
