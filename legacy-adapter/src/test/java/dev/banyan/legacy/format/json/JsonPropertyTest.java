package dev.banyan.legacy.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.banyan.legacy.AnyTree;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class JsonPropertyTest {
    private static final JsonFormat JSON = new JsonFormat(Wanted.ALL);
    private static final ObjectMapper JACKSON = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\"a\"",
        "\"b\":",
        "\"a\":1,",
        "1",
        "-",
        "0",
        ".5",
        "e9",
        "true",
        "null",
        " ",
        "\n",
        "\\",
        "\\u",
        "d83d",
        "ä",
        "x"
    };

    @Provide
    Arbitrary<Tree> trees() {
        return AnyTree.trees();
    }

    @Provide
    Arbitrary<String> texts() {
        return AnyTree.texts();
    }

    @Provide
    Arbitrary<String> numbers() {
        return AnyTree.numbers();
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        return Arbitraries.randomValue(random -> {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            return bytes;
        });
    }

    /** Nearly JSON. */
    @Provide
    Arbitrary<byte[]> pieces() {
        return Arbitraries.randomValue(random -> {
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(12); left > 0; left--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            return text.toString().getBytes(StandardCharsets.UTF_8);
        });
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void whatIsWrittenIsReadAsTheSame(@ForAll("trees") Tree tree) throws Unfit {
        assertThat(JSON.read(JSON.write(tree).body(), "application/json")).isEqualTo(tree);
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void whatIsWrittenIsWhatJacksonReads(@ForAll("trees") Tree tree) throws Unfit, IOException {
        assertThat(tree(JACKSON.readTree(JSON.write(tree).body()))).isEqualTo(withPlainNumbers(tree));
    }

    private static Tree tree(JsonNode node) {
        if (node.isObject()) {
            Branch branch = new Branch();
            node.properties().forEach(part -> branch.put(part.getKey(), tree(part.getValue())));
            return branch;
        }
        if (node.isArray()) {
            List<Tree> all = new ArrayList<>();
            node.forEach(element -> all.add(tree(element)));
            return new Items(all);
        }
        if (node.isNumber()) {
            return Leaf.number(plain(node.decimalValue()));
        }
        return node.isNull()
                ? Leaf.NULL
                : node.isBoolean() ? Leaf.of(node.booleanValue()) : Leaf.text(node.textValue());
    }

    private static Tree withPlainNumbers(Tree tree) {
        if (tree instanceof Branch branch) {
            for (int i = 0; i < branch.size(); i++) {
                branch.replace(i, withPlainNumbers(branch.value(i)));
            }
            return branch;
        }
        if (tree instanceof Items items) {
            items.all().replaceAll(JsonPropertyTest::withPlainNumbers);
            return items;
        }
        boolean isNumber = tree instanceof Leaf leaf && leaf.kind() == Leaf.Kind.NUMBER;
        return isNumber ? Leaf.number(plain(new BigDecimal(((Leaf) tree).text()))) : tree;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toString();
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void aTextIsWhatJacksonReads(@ForAll("texts") String text) throws Unfit, IOException {
        byte[] body = JSON.write(new Branch().put(text, Leaf.text(text))).body();
        assertThat(JACKSON.readTree(body).get(text).textValue()).isEqualTo(text);
        assertThat(JSON.read(JACKSON.writeValueAsBytes(text), null)).isEqualTo(Leaf.text(text));
    }

    @Property
    void aNumberIsNeverChanged(@ForAll("numbers") String literal) throws Unfit {
        byte[] body = ("[" + literal + "]").getBytes(StandardCharsets.US_ASCII);
        assertThat(JSON.write(JSON.read(body, null)).body()).isEqualTo(body);
    }

    @Property
    void anyBytesAreReadOrUnfit(@ForAll("bytes") byte[] bytes) {
        assertThatCode(() -> readOrRefuse(bytes)).doesNotThrowAnyException();
    }

    @Property(tries = 20_000, shrinking = ShrinkingMode.OFF)
    void whatIsReadIsWhatJacksonReadsToo(@ForAll("pieces") byte[] bytes) throws Unfit, IOException {
        Tree tree = readOrRefuse(bytes);
        if (tree != null) {
            assertThat(JACKSON.readTree(JSON.write(tree).body())).isEqualTo(JACKSON.readTree(bytes));
        } else {
            assertThat(isRefusedByJackson(bytes) || hasHalfAPair(bytes)).isTrue();
        }
    }

    @Property
    void aByteThatIsNotAsItWasIsReadOrUnfit(@ForAll("trees") Tree tree, @ForAll Random random) throws Unfit {
        byte[] body = JSON.write(tree).body();
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        assertThatCode(() -> readOrRefuse(body)).doesNotThrowAnyException();
    }

    private static Tree readOrRefuse(byte[] bytes) {
        try {
            return JSON.read(bytes, null);
        } catch (Unfit refused) {
            return null;
        }
    }

    private static boolean isRefusedByJackson(byte[] bytes) throws IOException {
        try {
            return JACKSON.readTree(bytes).isMissingNode();
        } catch (JsonProcessingException refused) {
            return true;
        }
    }

    private static boolean hasHalfAPair(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).contains("\\ud83d");
    }
}
