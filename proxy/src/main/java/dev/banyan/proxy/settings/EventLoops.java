package dev.banyan.proxy.settings;

import dev.banyan.rules.yaml.shape.Schemas;
import dev.banyan.rules.yaml.shape.Shape;
import dev.banyan.rules.yaml.shape.Text;
import dev.banyan.rules.yaml.shape.Unfit;
import java.util.List;
import java.util.Map;

/** {@code auto} or a number of event loops. */
final class EventLoops {
    static final int AUTO = 0;
    private static final int MOST = 256;

    private static final Map<String, Object> SCHEMA = Schemas.of(
            "anyOf",
            List.of(Schemas.of("const", "auto"), Schemas.of("type", "integer", "minimum", 1, "maximum", MOST)));

    static final Shape<Integer> SHAPE =
            Text.of("bad-event-loops", "auto or a number from 1 to " + MOST, SCHEMA, EventLoops::parse);

    private EventLoops() {}

    private static int parse(String text) throws Unfit {
        if (text.equals("auto")) {
            return AUTO;
        }
        int loops = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (loops < 1 || loops > MOST) {
            throw new Unfit("", "");
        }
        return loops;
    }
}
