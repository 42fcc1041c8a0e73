package dev.banyan.legacy.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestTest {
    private static final Tree A = Leaf.text("a");

    private static Branch tree() {
        return new Branch()
                .put("x", new Branch().put("p", A).put("q", A))
                .put(
                        "l",
                        Items.of(
                                new Branch().put("p", A),
                                new Branch().put("p", A).put("q", A)))
                .put("y", A);
    }

    private static Tree rest(String... named) {
        return Rest.without(List.of(named).stream().map(Pointer::of).toList()).of(tree());
    }

    @Test
    void whatNoLineNamesIsLeft() {
        assertThat(rest("/y", "/x/p"))
                .isEqualTo(new Branch().put("x", new Branch().put("q", A)).put("l", tree().get("l")));
    }

    @Test
    void ofListsEachElementKeepsWhatIsLeftOfIt() {
        assertThat(rest("/l/p", "/x", "/y")).isEqualTo(new Branch().put("l", Items.of(new Branch().put("q", A))));
    }

    @Test
    void whatIsNamedWhollyLeavesNothing() {
        assertThat(rest("")).isNull();
        assertThat(rest("/x", "/l", "/y")).isNull();
    }

    @Test
    void whatIsKeptIsACopy() {
        Branch tree = tree();
        Branch kept = (Branch) Rest.without(List.of(Pointer.of("/y"))).of(tree);
        ((Branch) kept.get("x")).put("new", A);
        assertThat(tree.get("x")).isEqualTo(tree().get("x"));
    }
}
