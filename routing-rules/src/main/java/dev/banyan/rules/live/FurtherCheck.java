package dev.banyan.rules.live;

import dev.banyan.rules.model.Rules;
import dev.banyan.rules.validate.Locations;
import dev.banyan.rules.validate.Problem;
import java.util.List;

/** Looks at what rules name, such as the schemas of translations; only rules that are sound in themselves get there. */
@FunctionalInterface
public interface FurtherCheck {
    FurtherCheck NONE = (rules, locations) -> List.of();

    /** All that is wrong or odd; throws for none of it. */
    List<Problem> problems(Rules rules, Locations locations);
}
