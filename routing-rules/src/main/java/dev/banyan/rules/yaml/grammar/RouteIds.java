package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.validate.Place;
import dev.banyan.rules.yaml.shape.Context;
import dev.banyan.rules.yaml.shape.Fields;
import java.util.HashMap;
import java.util.Map;

/** The ids of all routes, each of which may be there once. */
final class RouteIds {
    private final Context context;
    private final Map<String, Place> places = new HashMap<>();
    private int nameless;

    RouteIds(Context context) {
        this.context = context;
    }

    /** The route's id; one without gets a name that no id can have, so that further checks can tell it apart. */
    String of(Fields route) {
        String id = route.get(RouteGrammar.ID);
        if (id.isEmpty()) {
            return "(nameless " + ++nameless + ")";
        }
        Place place = route.node(RouteGrammar.ID).place();
        Place first = places.putIfAbsent(id, place);
        if (first != null) {
            context.refuse("duplicate-id", "id", route.node(RouteGrammar.ID), "each once; first at " + first, "");
        }
        return id;
    }
}
