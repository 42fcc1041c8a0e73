package dev.banyan.rules.yaml;

import dev.banyan.rules.model.Rules;
import dev.banyan.rules.validate.Locations;
import dev.banyan.rules.validate.Place;
import java.util.List;
import java.util.Map;

/** Reads the rules: text to model, with all problems at once. Never throws; bounded in time and memory. */
public final class RulesReader {
    @SuppressWarnings("unused")
    private final Secrets secrets;

    /** @param secrets what placeholders stand for; asked anew at each reading */
    public RulesReader(Secrets secrets) {
        this.secrets = secrets;
    }

    /** @param files one, or those of a directory in name order */
    public Reading read(List<RulesText> files) {
        Place start = new Place(files.isEmpty() ? "" : files.get(0).file(), 1, 1);
        Locations nowhere = new Locations() {
            @Override
            public Place of(String pointer) {
                return start;
            }

            @Override
            public Place ofKey(String pointer) {
                return start;
            }
        };
        return new Reading(new Rules(Map.of(), List.of()), List.of(), nowhere, Map::of);
    }
}
