package dev.banyan.legacy.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.AnyTree;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.format.json.JsonFormat;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class IndentingTest {
    private static final JsonFormat JSON = new JsonFormat(Wanted.ALL);
    private static final String[] PIECES = {
        "<a>",
        "</a>",
        "<b x='>'/>",
        "<!-- c -->",
        "<![CDATA[<]]>",
        "<?p?>",
        "text",
        " ",
        "\n",
        "<",
        ">",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\\",
        "\"x\"",
        "1"
    };

    @Provide
    Arbitrary<Tree> trees() {
        return AnyTree.trees();
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.randomValue(IndentingTest::text);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(20); left > 0; left--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    @Property(tries = 500)
    void jsonThatWasIndentedSaysTheSame(@ForAll("trees") Tree tree) throws Unfit {
        String text = new String(JSON.write(tree).body(), StandardCharsets.UTF_8);
        String indented = String.join("\n", JsonText.indented(text));
        assertThat(JSON.read(indented.getBytes(StandardCharsets.UTF_8), null)).isEqualTo(tree);
    }

    @Property(tries = 2000)
    void whateverComesNothingButBlanksChanges(@ForAll("pieces") String text) {
        assertThat(squeezed(JsonText.indented(text))).isEqualTo(squeezed(List.of(text)));
        assertThat(squeezed(XmlText.indented(text))).isEqualTo(squeezed(List.of(text)));
    }

    @Test
    void whatIsShortStaysOnOneLine() {
        assertThat(JsonText.indented("{\"a\":{\"b\":[1,2],\"c\":\"x,y: {\"},\"d\":[],\"e\":{\"f\":1.50,\"g\":null}}"))
                .containsExactly(
                        "{",
                        "  \"a\": {",
                        "    \"b\": [1, 2],",
                        "    \"c\": \"x,y: {\"",
                        "  },",
                        "  \"d\": [],",
                        "  \"e\": {\"f\": 1.50, \"g\": null}",
                        "}");
    }

    @Test
    void anElementWithTextStaysOnOneLine() {
        assertThat(XmlText.indented(
                        "<?xml version='1.0'?><a><!-- x --><b c='>'>t &gt; u</b><d/><e></e><f><g/></f></a>"))
                .containsExactly(
                        "<?xml version='1.0'?>",
                        "<a>",
                        "  <!-- x -->",
                        "  <b c='>'>t &gt; u</b>",
                        "  <d/>",
                        "  <e></e>",
                        "  <f>",
                        "    <g/>",
                        "  </f>",
                        "</a>");
    }

    @Test
    void aHundredThousandLevelsTakeNoMoreThanTheirLength() {
        String deep = "[".repeat(100_000);
        assertThat(JsonText.indented(deep)).hasSize(100_001).allMatch(line -> line.length() < 100);
        assertThat(XmlText.indented("<a>".repeat(100_000))).hasSize(100_000).allMatch(line -> line.length() < 100);
    }

    private static String squeezed(List<String> lines) {
        return String.join("", lines).replaceAll("[\\s]", "");
    }
}
