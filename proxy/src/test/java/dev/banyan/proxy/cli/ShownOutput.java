package dev.banyan.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a document shows of a command's output, and whether it came so. JSON is compared by what it means, XML without the
 * white space between its tags, anything else to the letter. {@code varies=} names what is another one each time: the
 * names of parts of JSON, separated by commas; a regex of any other.
 */
final class ShownOutput {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final FencedBlock shown;
    private final String varies;

    ShownOutput(FencedBlock shown) {
        this.shown = shown;
        this.varies = shown.options().getOrDefault("varies", "");
    }

    void isShownBy(String output) {
        if (shown.is("json")) {
            assertThat(json(output)).as(shown.where()).isEqualTo(json(shown.text()));
        } else if (shown.is("xml")) {
            assertThat(xml(output)).as(shown.where()).isEqualTo(xml(shown.text()));
        } else {
            assertThat(text(output)).as(shown.where()).isEqualTo(text(shown.text()));
        }
    }

    private JsonNode json(String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            if (!varies.isEmpty()) {
                ((ObjectNode) tree).remove(List.of(varies.split(",")));
            }
            return tree;
        } catch (JsonProcessingException failure) {
            throw new AssertionError(shown.where() + ": no JSON: " + text, failure);
        }
    }

    private static String xml(String text) {
        return text.replaceAll(">\\s+<", "><").strip();
    }

    private String text(String text) {
        String told = varies.isEmpty() ? text : text.replaceAll(varies, "*");
        return told.lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .strip();
    }
}
