package dev.banyan.legacy.workbench.draft;

import dev.banyan.legacy.schema.SchemaFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules to begin with: a route and a translation for each thing that a service of old does. */
public final class Draft {
    private final World world;
    private final List<Endpoint> endpoints;
    private final SchemaFiles files;
    private final String origin;

    /** @param origin what it is made of, for people */
    Draft(World world, List<Endpoint> endpoints, SchemaFiles files, String origin) {
        this.world = world;
        this.endpoints = List.copyOf(endpoints);
        this.files = files;
        this.origin = origin;
    }

    /**
     * The same under another name.
     *
     * @param name an id; where there are several endpoints, their names begin with it. Null: as it is
     */
    public Draft named(@Nullable String name) {
        if (name == null) {
            return this;
        }
        List<Endpoint> renamed = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            String own = endpoints.size() == 1 ? name : Names.id(name + "-" + endpoint.name());
            renamed.add(new Endpoint(own, endpoint.title(), endpoint.request(), endpoint.answer(), endpoint.action()));
        }
        return new Draft(world, renamed, files, origin + " --name " + name);
    }

    /**
     * The rules, with examples that hold, as far as the schema lets any be made.
     *
     * @param mimic false: a client of JSON before the old service; true: an old client before a service of JSON
     */
    public String text(boolean mimic) {
        List<Endpoint> all = mimic ? apart() : endpoints;
        Map<String, List<Example>> examples = new Examples(files, text(false, all, Map.of()), text(true, all, Map.of()))
                .of(all.stream().map(Endpoint::name).toList(), mimic);
        String text = text(mimic, all, examples);
        Map<String, List<Example>> holding = new HashMap<>(examples);
        Examples.failing(text, files).forEach(holding::remove);
        return holding.equals(examples) ? text : text(mimic, all, holding);
    }

    private String text(boolean mimic, List<Endpoint> all, Map<String, List<Example>> examples) {
        return new RulesWriter(world, mimic).written(all, origin + (mimic ? " --mimic" : ""), left(all), examples);
    }

    private String left(List<Endpoint> all) {
        List<Endpoint> others = endpoints.subList(all.size(), endpoints.size());
        return others.isEmpty()
                ? ""
                : "Without actions of their own these cannot be told apart, and only the first is here (--operation NAME for"
                        + " another): "
                        + others.stream().map(Endpoint::title).limit(12).collect(Collectors.joining(", "));
    }

    /** Old clients ask for all of them at one address: only those can be told apart that have an action of their own. */
    private List<Endpoint> apart() {
        long actions = endpoints.stream()
                .map(Endpoint::action)
                .filter(action -> !action.isEmpty())
                .distinct()
                .count();
        return actions == endpoints.size() ? endpoints : endpoints.subList(0, 1);
    }
}
