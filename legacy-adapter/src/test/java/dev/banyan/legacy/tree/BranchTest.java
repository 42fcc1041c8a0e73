package dev.banyan.legacy.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class BranchTest {

    @Property
    void aBranchIsAMapInOrder(@ForAll @Size(max = 60) List<@StringLength(max = 2) String> names) {
        Branch branch = new Branch();
        Map<String, Tree> map = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Leaf value = Leaf.number(Integer.toString(i));
            branch.put(names.get(i), value);
            map.put(names.get(i), value);
        }
        assertThat(branch.size()).isEqualTo(map.size());
        int at = 0;
        for (Map.Entry<String, Tree> entry : map.entrySet()) {
            assertThat(branch.name(at)).isEqualTo(entry.getKey());
            assertThat(branch.value(at)).isEqualTo(entry.getValue());
            assertThat(branch.get(entry.getKey())).isEqualTo(entry.getValue());
            at++;
        }
        assertThat(branch.copy()).isEqualTo(branch).hasSameHashCodeAs(branch);
    }

    @Test
    void whatComesSeveralTimesIsAList() {
        Branch branch = new Branch()
                .add("x", Leaf.text("1"))
                .add("y", Leaf.text("2"))
                .add("x", Leaf.text("3"))
                .add("x", Leaf.text("4"));
        assertThat(branch.get("x")).isEqualTo(Items.of(Leaf.text("1"), Leaf.text("3"), Leaf.text("4")));
        assertThat(branch.size()).isEqualTo(2);
    }

    @Test
    void theOrderOfNamesDoesNotCount() {
        Branch one = new Branch().put("a", Leaf.TRUE).put("b", Leaf.NULL);
        assertThat(one).isEqualTo(new Branch().put("b", Leaf.NULL).put("a", Leaf.TRUE));
        assertThat(one).isNotEqualTo(new Branch().put("a", Leaf.TRUE));
    }
}
