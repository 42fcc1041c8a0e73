package dev.banyan.rules.live;

import dev.banyan.rules.model.Rules;
import dev.banyan.rules.validate.Locations;
import dev.banyan.rules.validate.Problem;
import java.util.List;

/**
 * Looks at what rules name, such as the schemas of translations. Of rules with errors it is shown the translations that
 * have none, and the routes where no route has one.
 */
@FunctionalInterface
public interface FurtherCheck {
    FurtherCheck NONE = (rules, locations) -> List.of();

    /** All that is wrong or odd; throws for none of it. */
    List<Problem> problems(Rules rules, Locations locations);
}
