package dev.banyan.proxy.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.banyan.rules.live.Content;
import dev.banyan.rules.live.FileRulesSource;
import dev.banyan.rules.live.LiveRules;
import dev.banyan.rules.live.Publisher;
import dev.banyan.rules.live.Reload;
import dev.banyan.rules.live.RulesLoader;
import dev.banyan.rules.live.RulesSource;
import dev.banyan.rules.live.Stamp;
import dev.banyan.rules.validate.Problem;
import dev.banyan.rules.yaml.FileSecrets;
import dev.banyan.rules.yaml.RulesReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ReloaderTest {
    private static final String RULES = """
            version: 1
            backends: {%1$s: {url: "http://127.0.0.1:1"}}
            routes: [{id: %1$s, match: {prefix: /}, legacy: %1$s}]
            """;

    @TempDir
    Path directory;

    private final Heard heard = new Heard();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Reloader.class);
    private Reloader reloader;

    @BeforeEach
    void listenToTheLog() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        if (reloader != null) {
            reloader.close();
        }
    }

    @Test
    void aFileWrittenInPlaceGoesLive() throws Exception {
        Path file = watch(write("rules.yaml", "one"));
        write("rules.yaml", "two");

        Heard.Event event = heard.next("applied");
        assertThat(event.actor()).isEqualTo("rules");
        assertThat(event.before()).isNotEmpty().isNotEqualTo(event.revision());
        assertThat(event.revision()).isEqualTo(revision(file));
    }

    @Test
    void aFileReplacedByRenameGoesLive() throws Exception {
        Path file = watch(write("rules.yaml", "one"));
        Files.move(write("rules.tmp", "two"), file, StandardCopyOption.ATOMIC_MOVE);

        assertThat(heard.next("applied").revision()).isEqualTo(revision(file));
    }

    @Test
    void filesThatComeToADirectoryAndGoAreHeeded() throws Exception {
        write("a.yaml", "one");
        watch(directory);

        write("b.yaml", "two");
        assertThat(heard.next("applied").revision()).isEqualTo(revision(directory));
        Files.delete(directory.resolve("b.yaml"));
        assertThat(heard.next("applied").revision()).isEqualTo(revision(directory));
    }

    @Test
    void theSwapOfAConfigMapGoesLive() throws Exception {
        ConfigMapMount mount = new ConfigMapMount(directory);
        mount.write(Map.of("rules.yaml", rules("one")));
        watch(directory);

        mount.write(Map.of("rules.yaml", rules("two")));
        assertThat(heard.next("applied").revision()).isEqualTo(revision(directory));
        mount.write(Map.of("rules.yaml", rules("three")));
        assertThat(heard.next("applied").revision()).isEqualTo(revision(directory));
    }

    @Test
    void theSwapOfAConfigMapGoesLiveWhereOnlyOneFileOfItIsNamed() throws Exception {
        ConfigMapMount mount = new ConfigMapMount(directory);
        mount.write(Map.of("rules.yaml", rules("one")));
        Path file = watch(directory.resolve("rules.yaml"));

        mount.write(Map.of("rules.yaml", rules("two")));
        assertThat(heard.next("applied").revision()).isEqualTo(revision(file));
    }

    @Test
    void aFileThatIsGoneIsRejectedAndServesAgainWhenItIsBack() throws Exception {
        Path file = watch(write("rules.yaml", "one"));

        Files.delete(file);
        assertThat(heard.next("rejected").outcome().problems())
                .extracting("code")
                .containsExactly("rules-missing");
        Files.createDirectory(file);
        assertThat(heard.next("rejected").outcome().problems()).hasSize(1);
        Files.delete(file);
        assertThat(heard.next("rejected").outcome().problems())
                .extracting("code")
                .containsExactly("rules-missing");
        write("rules.yaml", "one");
        assertThat(heard.next("unchanged").outcome().successful()).isTrue();
        write("rules.yaml", "two");
        heard.next("applied");
    }

    @Test
    void aWatchedDirectoryMayBeReplaced() throws Exception {
        Path rules = Files.createDirectory(directory.resolve("rules"));
        write("rules/a.yaml", "one");
        watch(rules);

        Files.move(rules, directory.resolve("old"));
        heard.next("rejected");
        Files.createDirectory(rules);
        write("rules/a.yaml", "two");
        Heard.Event event = heard.next();
        // Between the directory's creation and the file's it may be seen empty.
        assertThat(event.outcome() instanceof Reload.Rejected ? heard.next("applied") : event)
                .extracting(Heard.Event::revision)
                .isEqualTo(revision(rules));
    }

    @Test
    void aFileThatIsRewrittenAllTheTimeStillGoesLive() throws Exception {
        Path file = watch(write("rules.yaml", "one"));
        AtomicBoolean enough = new AtomicBoolean();
        Thread writer = new Thread(() -> rewriteUntil(enough, file));
        writer.start();
        try {
            heard.next("applied");
            heard.next("applied");
        } finally {
            enough.set(true);
            writer.join();
        }
    }

    private void rewriteUntil(AtomicBoolean enough, Path file) {
        for (int i = 0; !enough.get(); i++) {
            try {
                Path next = write("next", "b" + i);
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
                new Semaphore(0).tryAcquire(20, TimeUnit.MILLISECONDS);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void whatWasRejectedIsToldOnceHoweverOftenItIsRead() throws Exception {
        write("a.yaml", "one");
        Semaphore reads = new Semaphore(0);
        start(directory, new Counted(new FileRulesSource(directory), reads));
        Files.createDirectory(directory.resolve("b.yaml"));
        heard.next("rejected");

        // Soon after a change it reads again by itself.
        reads.drainPermits();
        assertThat(reads.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();
        reloader.reload("test").toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(heard.next("rejected").actor()).isEqualTo("test");
        assertThat(heard.nothing()).isTrue();
        assertThat(warnings()).filteredOn(line -> line.contains("not-a-file")).hasSize(1);
    }

    @Test
    void whoAsksIsToldAlsoThatNothingChanged() throws Exception {
        watch(write("rules.yaml", "one"));

        Reload outcome = reloader.reload("alice").toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(outcome).isInstanceOf(Reload.Unchanged.class);
        assertThat(heard.next("unchanged").actor()).isEqualTo("alice");
    }

    @Test
    void aFailingListenerHarmsNobody() throws Exception {
        Path file = write("rules.yaml", "one");
        ReloadListener broken = (outcome, before, actor) -> {
            throw new IllegalStateException("broken");
        };
        start(file, new FileRulesSource(file), broken, heard);

        write("rules.yaml", "two");
        heard.next("applied");
        write("rules.yaml", "three");
        heard.next("applied");
    }

    @Test
    void aFaultOfBanyansOwnIsARejectionWithItsTraceInTheLog() throws Exception {
        Path file = write("rules.yaml", "one");
        AtomicBoolean faulty = new AtomicBoolean();
        LiveRules live = live(new FileRulesSource(file), (generation, locations) -> {
            if (faulty.get()) {
                throw new IllegalStateException("a bug");
            }
            return List.of();
        });
        live.reload();
        reloader = new Reloader(live, List.of(heard));
        faulty.set(true);
        write("rules.yaml", "two");
        reloader.reload("test");

        assertThat(heard.next("rejected").outcome().problems())
                .extracting(Problem::message)
                .containsExactly("rules: IllegalStateException (expected: no fault of Banyan's own)");
        assertThat(log.list).anyMatch(event -> event.getThrowableProxy() != null);

        faulty.set(false);
        reloader.reload("test");
        heard.next("applied");
    }

    @Test
    void aFaultWhileLookingDoesNotEndTheWatch() throws Exception {
        Path file = write("rules.yaml", "one");
        AtomicBoolean faulty = new AtomicBoolean();
        RulesSource source = new FileRulesSource(file);
        start(file, new RulesSource() {
            @Override
            public Content read() {
                return source.read();
            }

            @Override
            public Stamp stamp() {
                if (faulty.getAndSet(false)) {
                    throw new IllegalStateException("a bug");
                }
                return source.stamp();
            }
        });
        faulty.set(true);
        write("rules.yaml", "two");

        heard.next("applied");
        assertThat(faulty).isFalse();
    }

    @Test
    void afterCloseNothingIsReloaded() throws Exception {
        watch(write("rules.yaml", "one"));
        reloader.close();

        assertThatThrownBy(() -> reloader.reload("test")).isInstanceOf(RejectedExecutionException.class);
    }

    private Path watch(Path root) {
        start(root, new FileRulesSource(root));
        return root;
    }

    private void start(Path root, RulesSource source, ReloadListener... more) {
        LiveRules live = live(source, Publisher.NONE);
        assertThat(live.reload()).as("%s", live.lastReload()).isInstanceOf(Reload.Applied.class);
        reloader = new Reloader(live, more.length == 0 ? List.of(heard) : List.of(more));
        reloader.watch(root, source);
    }

    private LiveRules live(RulesSource source, Publisher publisher) {
        Clock clock = Clock.systemUTC();
        return new LiveRules(
                source, new RulesLoader(new RulesReader(new FileSecrets(directory)), clock), publisher, clock);
    }

    private Path write(String name, String backend) throws IOException {
        return Files.writeString(directory.resolve(name), rules(backend));
    }

    private static String rules(String backend) {
        return RULES.formatted(backend);
    }

    private static String revision(Path path) {
        return ((Content.Readable) new FileRulesSource(path).read()).revision();
    }

    private List<String> warnings() {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** Lets a test wait until the rules have been read. */
    private record Counted(RulesSource source, Semaphore reads) implements RulesSource {
        @Override
        public Content read() {
            reads.release();
            return source.read();
        }

        @Override
        public Stamp stamp() {
            return source.stamp();
        }
    }
}
