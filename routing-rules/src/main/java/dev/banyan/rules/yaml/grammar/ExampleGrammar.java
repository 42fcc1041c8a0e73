package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.model.Example;
import dev.banyan.rules.model.Side;
import dev.banyan.rules.yaml.shape.Context;
import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Named;
import dev.banyan.rules.yaml.shape.Schemas;
import dev.banyan.rules.yaml.shape.Shape;
import dev.banyan.rules.yaml.shape.Text;
import dev.banyan.rules.yaml.shape.Unfit;
import dev.banyan.rules.yaml.tree.Node;
import dev.banyan.rules.yaml.tree.Scalar;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of {@code examples}. */
final class ExampleGrammar {
    /** How {@code expect.route} says that nothing may match. */
    private static final String NONE = "none";

    private static final Line UNREADABLE = new Line("GET", "http://unreadable.invalid/");

    private record Line(String method, String url) {}

    private static final Text<Line> REQUEST_LINE = Text.of(
            "bad-request",
            "a method and an absolute URL such as GET http://shop.example.com/orders/7",
            Schemas.string("^\\S+ https?://\\S+$"),
            ExampleGrammar::line);

    private static final Key<String> ROUTE = Key.of(
                    "route", new RouteOrNone(), "The id that wins; none: nothing matches.")
            .required(NONE);
    private static final Key<Side> SIDE = Key.of("side", Sides.SIDE, "The side it comes to; either by default.");
    private static final Keys EXPECTED = Keys.of("expect", ROUTE, SIDE);

    private static final Key<Line> REQUEST = Key.of("request", REQUEST_LINE, "Method and absolute URL.")
            .required(UNREADABLE)
            .example("GET http://shop.example.com/orders/7");
    private static final Key<Map<String, String>> HEADERS = Key.of(
                    "headers", new Named<>(HttpTexts.HEADER_NAME, HttpTexts.HEADER_VALUE), "Its headers.")
            .byDefault(Map.of(), Map.of());
    private static final Key<String> CLIENT_IP =
            Key.of("clientIp", HttpTexts.ADDRESS_TEXT, "The client's address; none is known by default.");
    private static final Key<Fields> EXPECT =
            Key.of("expect", EXPECTED, "What must become of it.").required(Fields.none());

    static final Shape<Example> SHAPE =
            Keys.of("example", REQUEST, HEADERS, CLIENT_IP, EXPECT).as(ExampleGrammar::example);

    private ExampleGrammar() {}

    /** Null where it does not say what comes or what is expected: it must not fail for something else then. */
    private static @Nullable Example example(Fields fields) {
        Line line = fields.get(REQUEST);
        Fields expect = fields.get(EXPECT);
        if (line == UNREADABLE || !expect.has(ROUTE)) {
            return null;
        }
        String route = expect.get(ROUTE);
        return new Example(
                line.method(),
                line.url(),
                fields.get(HEADERS),
                fields.find(CLIENT_IP),
                route.equals(NONE) ? null : route,
                expect.find(SIDE));
    }

    private static Line line(String text) throws Unfit {
        String[] parts = text.split(" ", -1);
        if (parts.length != 2) {
            throw new Unfit("", parts.length < 2 ? "write the method before the URL: GET " + text : "");
        }
        HttpTexts.token(parts[0]);
        UrlTexts.absolute(parts[1]);
        return new Line(parts[0], parts[1]);
    }

    /** An id, {@code none} or {@code null}. */
    private static final class RouteOrNone implements Shape<String> {
        @Override
        public @Nullable String read(String name, Node node, Context context) {
            boolean none = node instanceof Scalar scalar
                    && (scalar.isNull() || scalar.text().equals(NONE));
            return none ? NONE : Texts.ID.read(name, node, context);
        }

        @Override
        public Map<String, Object> schema() {
            return Schemas.of("type", List.of("string", "null"), "pattern", Texts.ID_PATTERN);
        }
    }
}
