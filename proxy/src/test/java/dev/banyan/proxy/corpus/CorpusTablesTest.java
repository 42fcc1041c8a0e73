package dev.banyan.proxy.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables themselves: enough of them, each row for something of its own, and the whole as one list to read. */
class CorpusTablesTest {

    @ParameterizedTest
    @ValueSource(strings = {"requests", "http2", "answers"})
    void everyVectorIsItsOwn(String directory) {
        List<Vector> vectors = VectorTable.in(directory);

        assertThat(vectors.stream().map(Vector::id)).doesNotHaveDuplicates();
        assertThat(vectors.stream().map(Vector::bytes)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"requests", "http2", "answers"})
    void everyVectorNamesItsClause(String directory) {
        assertThat(VectorTable.in(directory)).allSatisfy(vector -> assertThat(vector.clause())
                .matches("RFC \\d{4} [0-9.]+.*|own: .+|CVE-\\d{4}-\\d+.*"));
    }

    @Test
    void thereAreEnough() {
        assertThat(VectorTable.in("requests").size() + VectorTable.in("http2").size())
                .isGreaterThanOrEqualTo(600);
        assertThat(VectorTable.in("answers")).hasSizeGreaterThanOrEqualTo(150);
    }

    @Test
    void theWholeListIsWrittenOut() throws IOException {
        Path directory = Files.createDirectories(Path.of("target", "corpus"));
        for (String name : List.of("requests", "http2", "answers")) {
            Stream<String> lines = VectorTable.in(name).stream().map(Vector::toString);
            Files.write(directory.resolve(name + ".txt"), (Iterable<String>) lines::iterator);
        }
        assertThat(directory).isDirectoryContaining(file -> file.toString().endsWith("requests.txt"));
    }
}
