package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.model.PathTemplate;
import dev.banyan.rules.model.PathTemplate.Part;
import dev.banyan.rules.model.Rewrite;
import dev.banyan.rules.model.Rewrite.CookieEdits;
import dev.banyan.rules.model.Rewrite.HeaderEdits;
import dev.banyan.rules.model.Rewrite.Secure;
import dev.banyan.rules.validate.Suggestion;
import dev.banyan.rules.yaml.shape.Context;
import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Rule;
import dev.banyan.rules.yaml.shape.Truth;
import dev.banyan.rules.yaml.shape.Words;
import dev.banyan.rules.yaml.tree.Node;
import dev.banyan.rules.yaml.tree.Scalar;
import java.util.Map;

/** {@code rewrite}. */
final class RewriteGrammar {
    private static final Key<PathTemplate> PATH = Key.of(
                    "path", PathTexts.TEMPLATE, "Replaces the path; knows the variables of the route's own path.")
            .example("/internal/orders/{id}");
    private static final Key<String> STRIP_PREFIX = Key.of(
                    "stripPrefix", PathTexts.LITERAL, "Taken off the front of the path, on a segment border.")
            .example("/shop");
    private static final Key<String> ADD_PREFIX = Key.of(
                    "addPrefix", PathTexts.LITERAL, "Put before the path, after stripPrefix.")
            .example("/v2");
    private static final Key<HeaderEdits> REQUEST_HEADERS = Key.of(
                    "requestHeaders", HeaderEditsGrammar.SHAPE, "Changes on the way to the backend.")
            .byDefault(HeaderEdits.NONE, Map.of());
    private static final Key<HeaderEdits> RESPONSE_HEADERS = Key.of(
                    "responseHeaders", HeaderEditsGrammar.SHAPE, "Changes on the way to the client.")
            .byDefault(HeaderEdits.NONE, Map.of());
    private static final Key<Boolean> REDIRECTS = Key.of(
                    "redirects",
                    Truth.BOOLEAN,
                    "Location, Content-Location, Refresh and Link that name the backend come back as the public address.")
            .byDefault(true, true);

    private static final Key<Boolean> COOKIE_DOMAIN = Key.of(
                    "domain", Truth.BOOLEAN, "A Domain that names the backend becomes the public host.")
            .byDefault(true, true);
    private static final Key<Boolean> COOKIE_PATH = Key.of(
                    "path", Truth.BOOLEAN, "A Path is mapped back through the rewrite.")
            .byDefault(true, true);
    private static final Key<Secure> COOKIE_SECURE = Key.of(
                    "secure",
                    Words.of(Secure.values(), Secure::word),
                    "auto: Secure as the client's scheme is; true: always; false: as the backend sent it.")
            .byDefault(Secure.AUTO, Secure.AUTO.word());
    private static final Key<CookieEdits> COOKIES = Key.of(
                    "cookies",
                    Keys.of("cookies", COOKIE_DOMAIN, COOKIE_PATH, COOKIE_SECURE)
                            .as(fields -> new CookieEdits(
                                    fields.get(COOKIE_DOMAIN), fields.get(COOKIE_PATH), fields.get(COOKIE_SECURE))),
                    "How a backend's Set-Cookie is made public.")
            .byDefault(CookieEdits.DEFAULT, Map.of());

    static final Keys KEYS = Keys.of(
                    "rewrite", PATH, STRIP_PREFIX, ADD_PREFIX, REQUEST_HEADERS, RESPONSE_HEADERS, REDIRECTS, COOKIES)
            .where(Rule.atMostOne(PATH, STRIP_PREFIX))
            .where(Rule.atMostOne(PATH, ADD_PREFIX));

    private RewriteGrammar() {}

    static Rewrite rewrite(Fields fields) {
        return new Rewrite(
                fields.find(PATH),
                fields.find(STRIP_PREFIX),
                fields.find(ADD_PREFIX),
                fields.get(REQUEST_HEADERS),
                fields.get(RESPONSE_HEADERS),
                fields.get(REDIRECTS),
                fields.get(COOKIES));
    }

    /** Variables of the new path are those of the route's template, one segment or the rest as there. */
    static void checkNames(Fields rewrite, PathTemplate template, Context context) {
        PathTemplate path = rewrite.find(PATH);
        if (path == null) {
            return;
        }
        for (Part part : path.parts()) {
            if (!(part instanceof Part.Literal) && !template.parts().contains(part)) {
                unknownVariable("path", rewrite.node(PATH), template, context);
                return;
            }
        }
    }

    static void unknownVariable(String name, Node node, PathTemplate template, Context context) {
        String text = node instanceof Scalar scalar ? scalar.text() : "";
        String word = text.substring(text.lastIndexOf(':') + 1);
        String expected =
                template.names().isEmpty() ? "a match.path with variables" : "the variables of match.path: " + template;
        context.refuse("unknown-variable", name, node, expected, Suggestion.of(word, template.names()));
    }
}
