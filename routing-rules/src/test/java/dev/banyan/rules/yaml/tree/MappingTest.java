package dev.banyan.rules.yaml.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.validate.Problem;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small mappings are walked and large ones hashed, and nobody can tell. */
class MappingTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 11, 12, 13, 14, 200})
    void everyKeyIsFoundInOrderAndAnotherIsNot(int keys) {
        Mapping mapping = (Mapping) TreeReader.read("f", text(keys)).root();

        assertThat(mapping.entries()).hasSize(keys);
        for (int i = 0; i < keys; i++) {
            assertThat(mapping.entry("k" + i)).isSameAs(mapping.entries().get(i));
            assertThat(((Scalar) mapping.get("k" + i)).text()).isEqualTo("v" + i);
        }
        assertThat(mapping.entry("k" + keys)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 11, 12, 13, 14, 200})
    void aKeyThatComesAgainIsToldAndTheFirstOneStays(int keys) {
        Tree tree = TreeReader.read("f", text(keys) + "k0: again\nk" + (keys - 1) + ": again\n");

        assertThat(tree.problems()).extracting(Problem::code).containsExactly("duplicate-key", "duplicate-key");
        assertThat(tree.problems())
                .extracting(problem -> problem.place().line())
                .containsExactly(keys + 1, keys + 2);
        Mapping mapping = (Mapping) tree.root();
        assertThat(mapping.entries()).hasSize(keys);
        assertThat(((Scalar) mapping.get("k0")).text()).isEqualTo("v0");
    }

    private static String text(int keys) {
        return IntStream.range(0, keys)
                .mapToObj(i -> "k" + i + ": v" + i + "\n")
                .collect(Collectors.joining());
    }
}
