package dev.banyan.legacy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.Cost;
import dev.banyan.legacy.translate.Field;
import dev.banyan.legacy.translate.Untranslatable;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What becomes of a message, and that it costs no more than any message may. */
final class Cheap {
    /** The outcome of a message that was translated. */
    static final String DONE = "done";

    /** A body that goes as it came, as JSON; the format is left open. */
    static final String KEEP = "{from: %s, as: json, rest: keep}";

    private Cheap() {}

    /** @return {@link #DONE}, or what is wrong with the message */
    static String outcome(Compiled translation, byte[] body, List<Field> headers) {
        String outcome = translated(translation, body, headers);
        Cost cost = Cost.of(() -> translation.request(body, headers));
        assertThat(cost.time()).as(outcome).isLessThan(Cost.MOST_TIME);
        assertThat(cost.bytes()).as(outcome).isLessThan(Cost.MOST_BYTES);
        return outcome;
    }

    private static String translated(Compiled translation, byte[] body, List<Field> headers) {
        try {
            translation.request(body, headers);
            return DONE;
        } catch (Untranslatable untranslatable) {
            return untranslatable.sentence();
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
