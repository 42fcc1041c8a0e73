package dev.banyan.legacy.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import org.junit.jupiter.api.Test;

class TargetTest {
    private static final Tree A = Leaf.text("a");
    private static final Tree B = Leaf.text("b");

    private static Tree made(String... pointers) throws Unfit {
        Target target = new Target();
        for (int i = 0; i < pointers.length; i++) {
            target.put(Pointer.of(pointers[i]).tokens().toArray(String[]::new), i == 0 ? A : B);
        }
        return target.tree();
    }

    @Test
    void objectsOnTheWayAreMade() throws Unfit {
        assertThat(made("/x/y/z", "/x/w"))
                .isEqualTo(new Branch()
                        .put(
                                "x",
                                new Branch().put("y", new Branch().put("z", A)).put("w", B)));
    }

    @Test
    void numbersAndADashMakeLists() throws Unfit {
        assertThat(made("/l/0/v", "/l/1/v"))
                .isEqualTo(new Branch().put("l", Items.of(new Branch().put("v", A), new Branch().put("v", B))));
        assertThat(made("/l/-", "/l/-")).isEqualTo(new Branch().put("l", Items.of(A, B)));
        assertThat(made("/0", "/1")).isEqualTo(Items.of(A, B));
        assertThat(made("/l/5")).isEqualTo(new Branch().put("l", Items.of(A)));
    }

    @Test
    void theLastWordCounts() throws Unfit {
        assertThat(made("/x", "/x")).isEqualTo(new Branch().put("x", B));
        assertThat(made("", "")).isEqualTo(B);
    }

    @Test
    void nothingIsAnEmptyObject() throws Unfit {
        assertThat(made()).isEqualTo(new Branch());
    }

    @Test
    void aValueHasNoPartsAndAListNoNames() {
        assertThatThrownBy(() -> made("/x", "/x/y")).isInstanceOf(Unfit.class);
        assertThatThrownBy(() -> made("/x/0", "/x/y")).isInstanceOf(Unfit.class);
        assertThatThrownBy(() -> made("/x/y", "/x/-")).isInstanceOf(Unfit.class);
    }
}
