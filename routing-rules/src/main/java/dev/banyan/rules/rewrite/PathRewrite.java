package dev.banyan.rules.rewrite;

import dev.banyan.rules.message.Path;
import dev.banyan.rules.model.Match;
import dev.banyan.rules.model.PathCondition;
import dev.banyan.rules.model.PathTemplate;
import dev.banyan.rules.model.Rewrite;
import org.jspecify.annotations.Nullable;

/** A route's change of the path, compiled: to the backend's, and back to the public one as far as that can be. */
public sealed interface PathRewrite permits Unchanged, PrefixRewrite, TemplateRewrite {

    /** {@code rewrite.path} where it is given; else {@code stripPrefix}, then {@code addPrefix}. */
    static PathRewrite of(Rewrite rewrite, Match match) {
        if (rewrite.path() != null) {
            return new TemplateRewrite(rewrite.path(), publicTemplate(match));
        }
        if (rewrite.stripPrefix() == null && rewrite.addPrefix() == null) {
            return Unchanged.INSTANCE;
        }
        return PrefixRewrite.of(rewrite.stripPrefix(), rewrite.addPrefix());
    }

    /** Null where the public path cannot be told from the backend's. */
    private static @Nullable PathTemplate publicTemplate(Match match) {
        if (match.path() instanceof PathCondition.Template path) {
            return path.template();
        }
        return match.path() instanceof PathCondition.Exact path ? PathTemplate.parse(path.path()) : null;
    }

    /** The path that the backend is asked for, canonical. */
    String apply(Path path);

    /**
     * The way back, for Location, cookies' Path and the like.
     *
     * @param backendPath begins with a slash; without query
     * @return the public path, or the same text where none is known for it
     */
    String publicPath(String backendPath);
}
