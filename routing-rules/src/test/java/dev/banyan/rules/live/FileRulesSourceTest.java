package dev.banyan.rules.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.live.Content.Readable;
import dev.banyan.rules.live.Content.Unreadable;
import dev.banyan.rules.validate.Problem;
import dev.banyan.rules.yaml.RulesText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRulesSourceTest {
    @TempDir
    Path directory;

    @Test
    void theRevisionOfAFileIsTheBeginningOfItsSha256() throws Exception {
        Path file = write("rules.yaml", "version: 1\n");
        byte[] sha = MessageDigest.getInstance("SHA-256").digest("version: 1\n".getBytes(StandardCharsets.UTF_8));

        assertThat(readable(file).revision())
                .isEqualTo(HexFormat.of().formatHex(sha).substring(0, 12));
        assertThat(readable(file).texts()).containsExactly(new RulesText(file.toString(), "version: 1\n"));
    }

    @Test
    void aDirectoryIsReadInNameOrderWithoutWhatIsHiddenOrBelow() throws IOException {
        write("b.yaml", "b");
        write("a.yaml", "a");
        write("B.yaml", "B");
        write(".a.yaml.swp", "editor");
        write(".hidden.yaml", "hidden");
        write("README.md", "prose");
        Files.createDirectory(directory.resolve("below"));
        write("below/c.yaml", "c");

        assertThat(texts(directory)).containsExactly("B", "a", "b");
        assertThat(readable(directory).warnings()).isEmpty();
    }

    @Test
    void aNameThatEndsInYmlIsNotReadButWarnedOf() throws IOException {
        write("a.yaml", "a");
        Path ignored = write("b.yml", "b");

        assertThat(texts(directory)).containsExactly("a");
        assertThat(readable(directory).warnings())
                .singleElement()
                .hasToString(ignored
                        + ":1:1: warning ignored-file name: b.yml (expected: it ends in .yaml) (it is not read)");
    }

    @Test
    void theRevisionOfADirectoryCoversNamesAndContentsInOrder() throws IOException {
        write("a.yaml", "1");
        write("b.yaml", "2");
        String both = readable(directory).revision();

        write("a.yaml", "12");
        write("b.yaml", "");
        String moved = readable(directory).revision();

        write("a.yaml", "1");
        Files.move(write("b.yaml", "2"), directory.resolve("c.yaml"));
        String renamed = readable(directory).revision();

        Files.move(directory.resolve("c.yaml"), directory.resolve("b.yaml"));
        assertThat(List.of(both, moved, renamed)).doesNotHaveDuplicates();
        assertThat(readable(directory).revision()).isEqualTo(both);
    }

    @Test
    void aConfigMapsMountIsReadThroughItsLinks() throws IOException {
        ConfigMapMount mount = new ConfigMapMount(directory);
        mount.write(Map.of("a.yaml", "a1", "b.yaml", "b1"));
        assertThat(texts(directory)).containsExactly("a1", "b1");

        mount.write(Map.of("b.yaml", "b2", "c.yaml", "c2"));
        assertThat(texts(directory)).containsExactly("b2", "c2");
    }

    @Test
    void aReadDuringSwapsNeverMixesTwoVersions() throws Exception {
        ConfigMapMount mount = new ConfigMapMount(directory);
        mount.write(Map.of("a.yaml", "0", "b.yaml", "0"));
        AtomicBoolean ended = new AtomicBoolean();
        Thread kubelet = new Thread(() -> {
            try {
                for (int i = 1; i <= 300; i++) {
                    mount.write(Map.of("a.yaml", "" + i, "b.yaml", "" + i));
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } finally {
                ended.set(true);
            }
        });
        kubelet.start();
        while (!ended.get()) {
            // Where every try met a swap the source says so; what it gives is one version.
            if (new FileRulesSource(directory).read() instanceof Readable content) {
                assertThat(content.texts()).hasSize(2);
                assertThat(content.texts().get(0).content())
                        .isEqualTo(content.texts().get(1).content());
            }
        }
        kubelet.join();
        assertThat(texts(directory)).containsExactly("300", "300");
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        Path file = directory.resolve("none.yaml");
        assertThat(problems(file))
                .containsExactly(file + " rules-missing file: not there (expected: a file with rules)");

        Path empty = Files.createDirectory(directory.resolve("empty"));
        assertThat(problems(empty))
                .containsExactly(empty + " rules-missing directory: no rules in it (expected: at least one *.yaml)");
    }

    @Test
    void everyEntryThatCannotBeReadIsAProblemOfItsOwn() throws IOException {
        Path below = Files.createDirectory(directory.resolve("a.yaml"));
        Path dangling = Files.createSymbolicLink(directory.resolve("b.yaml"), Path.of("gone"));
        write("c.yaml", "c");

        assertThat(problems(directory))
                .containsExactly(
                        below + " not-a-file file: of another kind (expected: a regular file)",
                        dangling + " rules-missing file: not there (expected: a file with rules)");
    }

    @Test
    void aFileWithoutPermissionIsAProblem() throws IOException {
        Path file = write("rules.yaml", "version: 1\n");
        Assumptions.assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "root reads everything");

        assertThat(problems(file))
                .containsExactly(
                        file + " rules-unreadable file: permission denied (expected: a file that can be read)");
    }

    @Test
    void allFilesTogetherStayWithinTheLimit() throws IOException {
        Files.write(directory.resolve("a.yaml"), new byte[FileRulesSource.MAX_BYTES - 1]);
        Files.write(directory.resolve("b.yaml"), new byte[1]);
        assertThat(texts(directory)).hasSize(2);

        Path beyond = write("c.yaml", "c");
        assertThat(problems(directory))
                .containsExactly(beyond
                        + " rules-too-large size: beyond 33554432 bytes (expected: all rules together within them)");
    }

    @Test
    void theStampStaysWhereNothingChanges() throws IOException {
        write("a.yaml", "a");
        assertThat(identity(directory)).isEqualTo(identity(directory));
    }

    @Test
    void theStampMovesWithEveryKindOfChange() throws IOException {
        Path file = write("a.yaml", "a");
        Object first = identity(directory);

        Object longer = changed(first, () -> write("a.yaml", "ab"));
        Object added = changed(longer, () -> write("b.yaml", "b"));
        Object removed = changed(added, () -> Files.delete(directory.resolve("b.yaml")));
        Object replaced =
                changed(removed, () -> Files.move(write("a.tmp", "ac"), file, StandardCopyOption.ATOMIC_MOVE));
        changed(replaced, () -> Files.delete(file));
    }

    @Test
    void theStampSeesWhatWasCopiedWithItsOldTime() throws IOException {
        Path file = write("a.yaml", "a");
        Assumptions.assumeTrue(
                file.getFileSystem().supportedFileAttributeViews().contains("unix"));
        FileTime time = Files.getLastModifiedTime(file);
        Object before = identity(file);
        awaitTick(file);

        write("a.yaml", "b");
        Files.setLastModifiedTime(file, time);
        assertThat(identity(file)).isNotEqualTo(before);
    }

    /** Until a change made now gets another time than that of the file. */
    private void awaitTick(Path file) throws IOException {
        FileTime then = (FileTime) Files.getAttribute(file, "unix:ctime");
        Path probe = directory.resolve("probe");
        do {
            Files.writeString(probe, "");
        } while (then.compareTo((FileTime) Files.getAttribute(probe, "unix:ctime")) >= 0);
    }

    @Test
    void theStampSeesTheSwapOfAConfigMap() throws IOException {
        ConfigMapMount mount = new ConfigMapMount(directory);
        mount.write(Map.of("a.yaml", "a"));
        changed(identity(directory.resolve("a.yaml")), () -> mount.write(Map.of("a.yaml", "b")));
        changed(identity(directory), () -> mount.write(Map.of("a.yaml", "c")));
    }

    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }

    private Object changed(Object before, Change change) throws IOException {
        change.make();
        assertThat(identity(directory)).isNotEqualTo(before);
        return identity(directory);
    }

    private static Object identity(Path path) {
        return new FileRulesSource(path).stamp().identity();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static Readable readable(Path path) {
        return (Readable) new FileRulesSource(path).read();
    }

    private static List<String> texts(Path path) {
        return readable(path).texts().stream().map(RulesText::content).toList();
    }

    private static List<String> problems(Path path) {
        return ((Unreadable) new FileRulesSource(path).read())
                .problems().stream().map(FileRulesSourceTest::text).toList();
    }

    private static String text(Problem problem) {
        return problem.place().file() + " " + problem.code() + " " + problem.message();
    }
}
