package dev.banyan.legacy.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BranchTest {

    /** Names that are many, few, and of one hash. */
    private static String name(int number) {
        return number < 60 ? "n" + number : new String[] {"AaAa", "BBBB", "AaBB", "BBAa"}[number % 4];
    }

    @Property
    void aBranchIsAMapInTheOrderOfItsNames(@ForAll @Size(max = 120) List<@IntRange(max = 63) Integer> numbers) {
        Branch branch = new Branch();
        Map<String, Tree> map = new LinkedHashMap<>();
        for (int i = 0; i < numbers.size(); i++) {
            String name = name(numbers.get(i));
            Leaf part = Leaf.text("v" + i);
            assertThat(branch.has(name)).isEqualTo(map.containsKey(name));
            if (i % 3 == 0) {
                assertThat(branch.putNew(name, part)).isEqualTo(map.putIfAbsent(name, part) == null);
            } else {
                branch.put(name, part);
                map.put(name, part);
            }
            assertThat(branch.get(name)).isEqualTo(map.get(name));
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < branch.size(); i++) {
            names.add(branch.name(i));
            assertThat(branch.value(i)).isEqualTo(map.get(branch.name(i)));
        }
        assertThat(names).containsExactlyElementsOf(map.keySet());
        assertThat(branch.get("never")).isNull();
        assertThat(branch.copy()).isEqualTo(branch).hasSameHashCodeAs(branch);
    }

    @Test
    void whatIsAddedTwiceIsAList() {
        Branch branch = new Branch().add("a", Leaf.TRUE).add("b", Leaf.NULL).add("a", Leaf.FALSE);
        assertThat(branch.add("a", Leaf.EMPTY))
                .isEqualTo(new Branch().put("b", Leaf.NULL).put("a", Items.of(Leaf.TRUE, Leaf.FALSE, Leaf.EMPTY)));
    }

    @Test
    void theOrderOfNamesDoesNotCount() {
        Branch one = new Branch().put("a", Leaf.TRUE).put("b", Leaf.NULL);
        Branch other = new Branch().put("b", Leaf.NULL).put("a", Leaf.TRUE);
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one).isNotEqualTo(new Branch().put("a", Leaf.TRUE)).isNotEqualTo(other.put("a", Leaf.FALSE));
    }
}
