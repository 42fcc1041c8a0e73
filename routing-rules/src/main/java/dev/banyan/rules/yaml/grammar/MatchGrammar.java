package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.model.Match;
import dev.banyan.rules.model.PathCondition;
import dev.banyan.rules.model.PathTemplate;
import dev.banyan.rules.model.ValueCondition;
import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Items;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Rule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code match}: at most one of {@code path}, {@code prefix} and {@code regex}; none means any path. */
final class MatchGrammar {
    private static final Key<List<String>> HOSTS = Key.of(
                    "hosts", Items.oneOrMore(HttpTexts.HOST_PATTERN), "Exact hosts or *.example.com; any by default.")
            .example(List.of("shop.example.com", "*.shop.example.com"));
    private static final Key<PathTemplate> PATH = Key.of(
                    "path",
                    PathTexts.TEMPLATE,
                    "The whole path; {name} is one segment, {name*} the rest. A trailing slash counts.")
            .example("/orders/{id}");
    private static final Key<String> PREFIX = Key.of(
                    "prefix", PathTexts.LITERAL, "How the path begins, on segment borders: /a matches /a and /a/b.")
            .example("/shop");
    private static final Key<String> REGEX = Key.of(
                    "regex", Texts.REGEX, "RE2, at most 512 characters; the whole path matches.")
            .example("/orders/[0-9]+");
    private static final Key<List<String>> METHODS = Key.of(
                    "methods", Items.oneOrMore(HttpTexts.METHOD), "Methods in upper case; any by default.")
            .example(List.of("GET", "HEAD"));
    private static final Key<Map<String, ValueCondition>> HEADERS = Key.of(
                    "headers", ConditionGrammar.byName(HttpTexts.HEADER_NAME), "Conditions on headers, by name.")
            .byDefault(Map.of(), Map.of());
    private static final Key<Map<String, ValueCondition>> QUERY = Key.of(
                    "query",
                    ConditionGrammar.byName(HttpTexts.QUERY_NAME),
                    "Conditions on query parameters, decoded; of a repeated name any value will do.")
            .byDefault(Map.of(), Map.of());
    private static final Key<Map<String, ValueCondition>> COOKIES = Key.of(
                    "cookies", ConditionGrammar.byName(HttpTexts.COOKIE_NAME), "Conditions on cookies, by name.")
            .byDefault(Map.of(), Map.of());

    static final Keys KEYS = Keys.of("match", HOSTS, PATH, PREFIX, REGEX, METHODS, HEADERS, QUERY, COOKIES)
            .where(Rule.atMostOne(PATH, PREFIX, REGEX));

    private MatchGrammar() {}

    /** @param routeId of the route, to tell unreadable ones apart */
    static Match match(Fields fields, String routeId) {
        List<String> hosts = fields.find(HOSTS);
        List<String> methods = fields.find(METHODS);
        return new Match(
                hosts == null ? List.of() : hosts,
                path(fields, routeId),
                methods == null ? List.of() : methods,
                fields.get(HEADERS),
                fields.get(QUERY),
                fields.get(COOKIES));
    }

    /** The variables of the path, none where it has no template. */
    static PathTemplate template(Fields fields) {
        PathTemplate template = fields.find(PATH);
        return template == null ? new PathTemplate(List.of()) : template;
    }

    /** True where a path is written that could not be read: nothing can be said about its variables. */
    static boolean hasUnreadableTemplate(Fields fields) {
        return fields == Fields.none() || fields.has(PATH) && fields.find(PATH) == null;
    }

    private static @Nullable PathCondition path(Fields fields, String routeId) {
        PathTemplate template = fields.find(PATH);
        String prefix = fields.find(PREFIX);
        String regex = fields.find(REGEX);
        if (template != null) {
            return template.names().isEmpty()
                    ? new PathCondition.Exact(template.toString())
                    : new PathCondition.Template(template);
        }
        if (prefix != null) {
            return new PathCondition.Prefix(prefix);
        }
        if (regex != null) {
            return new PathCondition.Regex(regex);
        }
        return isUnreadable(fields) ? new PathCondition.Exact("unreadable path of " + routeId) : null;
    }

    /** A bad match must not become one of any path: what stands for it begins without a slash, as no path does. */
    private static boolean isUnreadable(Fields fields) {
        return fields == Fields.none() || fields.has(PATH) || fields.has(PREFIX) || fields.has(REGEX);
    }
}
