package dev.banyan.legacy.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import org.junit.jupiter.api.Test;

class LookupTest {
    private static final Tree A = Leaf.text("a");
    private static final Tree B = Leaf.text("b");

    private static Tree find(Tree tree, String pointer) {
        return new Lookup(Pointer.of(pointer)).in(tree);
    }

    @Test
    void aPointerFollowsNames() {
        Branch tree = new Branch().put("x", new Branch().put("a/b", A).put("~", B));
        assertThat(find(tree, "/x/a~1b")).isEqualTo(A);
        assertThat(find(tree, "/x/~0")).isEqualTo(B);
        assertThat(find(tree, "/x/nothing")).isNull();
        assertThat(find(tree, "/nothing/x")).isNull();
        assertThat(find(tree, "")).isSameAs(tree);
    }

    @Test
    void aListIsTakenElementByElement() {
        Tree tree = new Branch()
                .put("l", Items.of(new Branch().put("v", A), new Branch(), new Branch().put("v", Items.of(B, A))));
        assertThat(find(tree, "/l/v")).isEqualTo(Items.of(A, B, A));
        assertThat(find(tree, "/l/2/v/0")).isEqualTo(B);
        assertThat(find(tree, "/l/3")).isNull();
        assertThat(find(tree, "/l/w")).isNull();
    }

    @Test
    void anEmptyListStaysOne() {
        assertThat(find(new Branch().put("l", Items.of()), "/l/v")).isEqualTo(Items.of());
    }

    @Test
    void oneElementIsAListOfOneAndTextItsOwnText() {
        Tree tree = new Branch().put("l", new Branch().put("v", A));
        assertThat(find(tree, "/l/0/v")).isEqualTo(A);
        assertThat(find(tree, "/l/v/#text")).isEqualTo(A);
        assertThat(find(tree, "/l/v/0")).isEqualTo(A);
        assertThat(find(tree, "/l/1/v")).isNull();
    }

    @Test
    void textWithAttributesStandsForItsText() {
        assertThat(Lookup.leaf(new Branch().put("@unit", B).put("#text", A))).isEqualTo(A);
        assertThat(Lookup.leaf(new Branch().put("#text", A).put("child", B))).isNull();
        assertThat(Lookup.leaf(new Branch())).isNull();
    }
}
