package dev.banyan.rules;

import dev.banyan.rules.model.Force;
import dev.banyan.rules.model.KeySource;
import dev.banyan.rules.model.Limits;
import dev.banyan.rules.model.Match;
import dev.banyan.rules.model.PathCondition;
import dev.banyan.rules.model.PathTemplate;
import dev.banyan.rules.model.Percent;
import dev.banyan.rules.model.Rewrite;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Split;
import dev.banyan.rules.model.Split.OnMissingKey;
import dev.banyan.rules.model.Timeouts;
import dev.banyan.rules.model.ValueCondition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Routes for tests, in the words of the rules. */
public final class RouteOf {
    private final String id;
    private final List<String> hosts = new ArrayList<>();
    private PathCondition path;
    private final List<String> methods = new ArrayList<>();
    private final Map<String, ValueCondition> headers = new LinkedHashMap<>();
    private final Map<String, ValueCondition> query = new LinkedHashMap<>();
    private final Map<String, ValueCondition> cookies = new LinkedHashMap<>();
    private int priority;
    private String legacy = "old";
    private String modern;
    private Split split;
    private Force force;
    private Rewrite rewrite = Rewrite.NONE;

    private RouteOf(String id) {
        this.id = id;
        this.split = Split.none(id);
    }

    public static RouteOf id(String id) {
        return new RouteOf(id);
    }

    public RouteOf hosts(String... names) {
        hosts.addAll(List.of(names));
        return this;
    }

    public RouteOf path(String text) {
        path = text.contains("{")
                ? new PathCondition.Template(PathTemplate.parse(text))
                : new PathCondition.Exact(text);
        return this;
    }

    public RouteOf path(PathCondition condition) {
        path = condition;
        return this;
    }

    public RouteOf prefix(String text) {
        path = new PathCondition.Prefix(text);
        return this;
    }

    public RouteOf regex(String pattern) {
        path = new PathCondition.Regex(pattern);
        return this;
    }

    public RouteOf methods(String... words) {
        methods.addAll(List.of(words));
        return this;
    }

    public RouteOf header(String name, String value) {
        return header(name, new ValueCondition.Equal(value));
    }

    public RouteOf header(String name, ValueCondition condition) {
        headers.put(name, condition);
        return this;
    }

    public RouteOf query(String name, String value) {
        return query(name, new ValueCondition.Equal(value));
    }

    public RouteOf query(String name, ValueCondition condition) {
        query.put(name, condition);
        return this;
    }

    public RouteOf cookie(String name, String value) {
        return cookie(name, new ValueCondition.Equal(value));
    }

    public RouteOf cookie(String name, ValueCondition condition) {
        cookies.put(name, condition);
        return this;
    }

    public RouteOf priority(int value) {
        priority = value;
        return this;
    }

    public RouteOf sides(String legacyBackend, String modernBackend) {
        legacy = legacyBackend;
        modern = modernBackend;
        return this;
    }

    public RouteOf split(int hundredths, String cohort, OnMissingKey onMissingKey, KeySource... keys) {
        List<KeySource> sources = keys.length == 0 ? List.of(KeySource.BANYAN_ID) : List.of(keys);
        split = new Split(new Percent(hundredths), sources, cohort, onMissingKey, KeySource.BANYAN_ID, null);
        return this;
    }

    public RouteOf force(String header, String... from) {
        force = new Force(header, List.of(from));
        return this;
    }

    public RouteOf rewrite(Rewrite value) {
        rewrite = value;
        return this;
    }

    public Match match() {
        return new Match(hosts, path, methods, headers, query, cookies);
    }

    public Route route() {
        return new Route(
                id,
                match(),
                priority,
                legacy,
                modern,
                split,
                force,
                rewrite,
                Map.of(),
                new Timeouts(null, null, null),
                null,
                null,
                Map.of(),
                null,
                null,
                new Limits(null, null, null, false),
                null,
                null,
                List.of());
    }
}
