package dev.banyan.rules.match;

import dev.banyan.rules.model.Match;
import dev.banyan.rules.model.Route;
import java.util.ArrayList;
import java.util.List;

/** The conditions of a route, compiled, in the order in which {@code explain} goes through them. */
public final class Conditions {
    private Conditions() {}

    /** All of them: host and path where they are named, then the further ones. */
    public static List<Condition> of(Route route) {
        Match match = route.match();
        List<Condition> conditions = new ArrayList<>();
        if (!match.hosts().isEmpty()) {
            conditions.add(new HostCondition(match.hosts()));
        }
        if (match.path() != null) {
            conditions.add(PathTest.of(match.path()));
        }
        conditions.addAll(further(match));
        return List.copyOf(conditions);
    }

    /** Those besides host and path. */
    static List<Condition> further(Match match) {
        List<Condition> conditions = new ArrayList<>(match.conditions());
        if (!match.methods().isEmpty()) {
            conditions.add(new MethodCondition(match.methods()));
        }
        match.headers().forEach((name, value) -> conditions.add(new HeaderCondition(name, value)));
        match.query().forEach((name, value) -> conditions.add(new QueryCondition(name, value)));
        match.cookies().forEach((name, value) -> conditions.add(new CookieCondition(name, value)));
        return conditions;
    }
}
