package dev.banyan.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script at the top of the repository, with programs in place of Java and Maven that say how they were called. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {
    private static final String JAVA = """
            #!/bin/sh
            case "$*" in *ArchiveClassesAtExit*) exit 0 ;; esac
            [ "$1" != -version ] || { echo 'openjdk version "11.0.2" 2019-01-15' >&2; exit 0; }
            printf '%s\\n' "$@"
            exit 7
            """;
    private static final String MAVEN = """
            #!/bin/sh
            echo built >>proxy/target/builds
            sleep 0.3
            touch proxy/target/banyan.jar
            """;

    @TempDir
    private Path root;

    private Path launcher;
    private Path jar;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void layOut() throws IOException {
        launcher = root.resolve("home/banyan");
        jar = root.resolve("home/proxy/target/banyan.jar");
        write("home/banyan", Files.readString(Path.of("..", "banyan")));
        write("home/pom.xml", "<project/>");
        write("home/proxy/pom.xml", "<project/>");
        write("home/proxy/src/main/java/Main.java", "class Main {}");
        write("jdk/bin/java", JAVA);
        write("jdk/release", "JAVA_VERSION=\"17.0.9\"\n");
        write("bin/mvn", MAVEN);
        environment.put("JAVA_HOME", root.resolve("jdk").toString());
        environment.put("PATH", root.resolve("bin") + ":" + System.getenv("PATH"));
    }

    @Test
    void itBuildsWhatIsMissingAndSaysSoOnStandardError() throws Exception {
        Ran ran = run(launcher, "--version");
        assertThat(ran.err()).contains("building");
        assertThat(ran.out()).doesNotContain("building").contains("-jar", "--version");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void itDoesNotBuildWhatIsUpToDate() throws Exception {
        run(launcher);
        Ran second = run(launcher);
        assertThat(second.err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aNewerSourceIsBuiltAgain() throws Exception {
        run(launcher);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        run(launcher);
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void twoAtOnceBuildOnce() throws Exception {
        Process one = start(launcher);
        Process other = start(launcher);
        assertThat(ran(one).exit()).isEqualTo(7);
        assertThat(ran(other).exit()).isEqualTo(7);
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aLockWhoseHolderIsGoneHoldsNobodyUp() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        write("home/proxy/target/.building/pid", gone.pid() + "\n");
        assertThat(run(launcher).exit()).isEqualTo(7);
    }

    @Test
    void argumentsAndTheExitCodeGoThrough() throws Exception {
        Ran ran = run(launcher, "explain", "GET", "http://x/a b", "");
        assertThat(ran.out().lines().toList()).endsWith("explain", "GET", "http://x/a b", "");
        assertThat(ran.exit()).isEqualTo(7);
    }

    @Test
    void itFindsItsHomeThroughASymlinkFromAnywhere() throws Exception {
        Path link = Files.createSymbolicLink(root.resolve("bin/banyan"), Path.of("../home/banyan"));
        assertThat(run(link).out()).contains(jar.toRealPath().toString());
    }

    @Test
    void flagsOfTheUserComeLastAndSoWin() throws Exception {
        environment.put("JAVA_OPTS", "-Xmx99m -Da=b");
        environment.put("BANYAN_OPTS", "-Xmn9m");
        List<String> words = run(launcher, "serve").out().lines().toList();
        assertThat(words).containsSubsequence("-XX:+UseParallelGC", "-Xmx99m", "-Da=b", "-Xmn9m", "-jar");
    }

    @Test
    void aCollectorOfTheUserReplacesOurs() throws Exception {
        environment.put("JAVA_OPTS", "-XX:+UseZGC");
        for (String command : List.of("serve", "validate")) {
            assertThat(run(launcher, command).out().lines())
                    .contains("-XX:+UseZGC")
                    .doesNotContain("-XX:+UseParallelGC", "-XX:+UseSerialGC");
        }
    }

    @Test
    void newerJavaGetsTheFlagsItAsksForAndOlderDoesNot() throws Exception {
        assertThat(run(launcher).out()).doesNotContain("--enable-native-access");
        write("jdk/release", "JAVA_VERSION=\"25\"\n");
        assertThat(run(launcher).out()).contains("--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void anOldJavaIsRefusedInWords() throws Exception {
        Files.delete(root.resolve("jdk/release"));
        Ran ran = run(launcher);
        assertThat(ran.err()).contains("Java 11.0.2 (expected: 17 or newer)");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void aJavaHomeWithoutJavaIsRefusedInWords() throws Exception {
        environment.put("JAVA_HOME", root.toString());
        assertThat(run(launcher).err()).contains("JAVA_HOME: " + root);
    }

    private Ran run(Path program, String... words) throws Exception {
        return ran(start(program, words));
    }

    private Process start(Path program, String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(program.toString()));
        line.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(line).directory(root.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_OPTS", "BANYAN_OPTS", "BANYAN_BUILD"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Ran ran(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), out, err);
    }

    private long builds() throws IOException {
        return Files.readAllLines(jar.resolveSibling("builds")).size();
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        path.toFile().setExecutable(true);
    }
}
