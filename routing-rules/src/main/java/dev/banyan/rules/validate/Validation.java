package dev.banyan.rules.validate;

import dev.banyan.rules.match.RouteTable;
import dev.banyan.rules.model.Rules;
import java.time.LocalDate;
import java.util.List;

/** All that is checked once the rules are read: a new topic is a class, its test and a line here. */
public final class Validation {
    private static final List<Validator> VALIDATORS = List.of(
            new KnownBackends(),
            new UnusedBackends(),
            new KnownTranslations(),
            new UnusedTranslations(),
            new NamedSides(),
            new SharedCohorts(),
            new OpenForce(),
            new ExpiredRoutes(),
            new UnreachableRoutes(),
            new TiedRoutes());

    private static final Validator EXAMPLES = new ExamplesHold();

    private Validation() {}

    /**
     * Finds everything that is wrong or odd, topic by topic.
     *
     * @param table the rules' routes, compiled
     * @param today from {@code expires} on a route is warned of
     * @param whole false where something could not be read: then examples are not held against what is left
     */
    public static List<Problem> problems(
            Rules rules, RouteTable table, Locations locations, LocalDate today, boolean whole) {
        Subject subject = new Subject(
                rules,
                table,
                new Rivals(rules.routes()),
                new MeantNames(rules.backends().keySet()),
                new MeantNames(rules.translations().keySet()),
                today);
        Findings findings = new Findings(locations);
        VALIDATORS.forEach(validator -> validator.validate(subject, findings));
        if (whole) {
            EXAMPLES.validate(subject, findings);
        }
        return findings.problems();
    }
}
