package dev.banyan.legacy.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.Refusal;
import dev.banyan.legacy.format.Format.Written;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextFormatTest {
    private static final TextFormat LATIN = new TextFormat(StandardCharsets.ISO_8859_1);

    private static String written(Tree tree) throws Unfit {
        return new String(LATIN.write(tree).body(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void theWholeBodyIsOneText() throws Unfit {
        byte[] body = " Käse\r\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(LATIN.read(body, null)).isEqualTo(Leaf.text(" Käse\r\n"));
        assertThat(LATIN.read(new byte[0], null)).isEqualTo(Leaf.EMPTY);
        assertThat(LATIN.read("ä€".getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8"))
                .isEqualTo(Leaf.text("ä€"));
        assertThat(Refusal.of(() -> LATIN.read(body, "text/plain; charset=utf-8")))
                .isEqualTo(": bytes that are no text (expected: UTF-8)");
    }

    @Test
    void aSingleValueIsWrittenAlsoWhereItIsTheOnlyPartOfAnObject() throws Unfit {
        assertThat(written(Leaf.text("Käse"))).isEqualTo("Käse");
        assertThat(written(Leaf.number("1.50"))).isEqualTo("1.50");
        assertThat(written(Leaf.TRUE)).isEqualTo("true");
        assertThat(written(Leaf.NULL)).isEmpty();
        assertThat(written(new Branch().put("reply", Leaf.text("OK")))).isEqualTo("OK");
        assertThat(LATIN.write(Leaf.EMPTY).contentType()).isEqualTo("text/plain; charset=iso-8859-1");
    }

    @Test
    void severalValuesAreNoText() {
        String refusal = ": several values (expected: a single one, or an object with only one)";
        assertThat(Refusal.of(() -> written(new Branch()))).isEqualTo(refusal);
        assertThat(Refusal.of(() -> written(Items.of(Leaf.TRUE)))).isEqualTo(refusal);
        assertThat(Refusal.of(() -> written(new Branch().put("a", Items.of(Leaf.TRUE)))))
                .isEqualTo(refusal);
        assertThat(Refusal.of(() -> written(new Branch().put("a", Leaf.TRUE).put("b", Leaf.TRUE))))
                .isEqualTo(refusal);
    }

    @Test
    void whatTheCharsetLacksIsNotWritten() {
        assertThat(Refusal.of(() -> written(new Branch().put("a", Leaf.text("5 €")))))
                .isEqualTo("/a: a character that cannot be written (expected: those of ISO-8859-1)");
    }

    @Test
    void noneIsNeitherReadNorWritten() throws Unfit {
        NoFormat none = new NoFormat();
        assertThat(none.read("{".getBytes(StandardCharsets.UTF_8), "a/b; charset=klingon"))
                .isEqualTo(new Branch());
        assertThat(none.write(Leaf.TRUE)).isSameAs(Written.NOTHING);
    }
}
