package dev.banyan.proxy;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.Serializable;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the packages of the proxy: who may know whom, and which library lives where. */
class ArchitectureTest {
    private static final String ROOT = "dev.banyan.proxy.";

    /** A package, and what else of this module it may know. */
    private static final String ARROWS = """
            failure:
            settings:
            steer:
            headers:
            token:    settings
            resilience: failure
            exchange: failure headers resilience settings steer
            http1:    failure
            http2:    failure headers
            tls:      settings
            translations:
            edge:     exchange failure headers http1 http2 settings
            origin:   exchange failure headers http1 http2 tls
            listen:   edge exchange settings tls
            observe:  exchange failure settings steer
            reload:   exchange observe steer
            admin:    exchange failure observe reload resilience settings steer
            boot:     admin edge exchange failure headers listen origin tls observe reload resilience settings steer token translations
            demo:     boot settings
            chaos:
            cli:      admin boot chaos demo settings translations
            """;

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.banyan.proxy");

    static Stream<Map.Entry<String, String[]>> arrows() {
        return table().entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("arrows")
    void aPackageKnowsOnlyWhatItMay(Map.Entry<String, String[]> arrow) {
        String[] allowed = Stream.concat(Stream.of(arrow.getKey()), Arrays.stream(arrow.getValue()))
                .map(name -> ROOT + name + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + arrow.getKey() + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + ".").and(not(resideInAnyPackage(allowed))))
                .allowEmptyShould(true)
                .check(MAIN);
    }

    @Test
    void everyPackageStandsInTheTable() {
        assertThat(MAIN.stream()
                        .map(type ->
                                type.getPackageName().substring(ROOT.length()).replaceFirst("\\..*", "")))
                .isSubsetOf(table().keySet());
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void anExchangeKnowsNoReaderOfRules() {
        no("dev.banyan.rules.yaml..", "edge", "exchange", "listen", "origin", "steer", "token", "observe", "failure");
    }

    @Test
    void translationsAreKnownToExchangesAsAPortAndWholeOnlyWhereTheyArePutTogether() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "exchange..", ROOT + "boot..", ROOT + "cli..", ROOT + "translations..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.banyan.legacy..")
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "exchange..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.banyan.legacy..")
                        .and(not(resideInAnyPackage("dev.banyan.legacy.translate"))))
                .check(MAIN);
    }

    @Test
    void onlyOneRoomKnowsTheMetricsClient() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "observe..", ROOT + "boot..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer..", "io.prometheus..")
                .check(MAIN);
    }

    @Test
    void failuresSettingsAndSteeringKnowNoNetwork() {
        no("io.vertx..", "failure", "settings", "steer", "cli");
        no("io.netty..", "failure", "settings", "steer", "cli", "admin", "reload");
        // Of the network an exchange knows the buffers that it hands on.
        no("io.netty.channel..", "exchange");
        no("io.netty.handler..", "exchange");
    }

    /** What holds an event loop up: waiting, sleeping, files, name look-ups, locks. */
    @Test
    void theWayOfARequestNeverBlocks() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "listen..",
                        ROOT + "http1..",
                        ROOT + "http2..",
                        ROOT + "edge..",
                        ROOT + "origin..",
                        ROOT + "exchange..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.util.concurrent.locks", "java.io", "java.net.http", "java.sql")
                                .and(not(resideInAnyPackage("java.io").and(dataOnly()))))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.concurrent\\.(CountDownLatch|BlockingQueue|Semaphore|.*BlockingQueue)")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.file.Files")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Future.class, "get")
                .orShould()
                .callMethod(CompletableFuture.class, "get")
                .orShould()
                .callMethod(CompletableFuture.class, "join")
                .orShould()
                .callMethod(io.vertx.core.Future.class, "await")
                .orShould()
                .callMethod(InetAddress.class, "getByName", String.class)
                .check(MAIN);
    }

    private static void no(String library, String... packages) {
        noClasses()
                .that()
                .resideInAnyPackage(
                        Arrays.stream(packages).map(name -> ROOT + name + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(true)
                .check(MAIN);
    }

    /** Exceptions and marker interfaces of {@code java.io}; they touch no file. */
    private static DescribedPredicate<JavaClass> dataOnly() {
        return assignableTo(Throwable.class).or(type(Serializable.class));
    }

    private static Map<String, String[]> table() {
        return ARROWS.lines()
                .map(line -> line.split(":"))
                .collect(Collectors.toMap(
                        line -> line[0],
                        line -> line.length == 1
                                ? new String[0]
                                : line[1].trim().split(" "),
                        (one, other) -> one,
                        TreeMap::new));
    }
}
