package dev.banyan.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the packages of the domain: who may know whom. */
class ArchitectureTest {
    private static final String ROOT = "dev.banyan.rules.";

    /** A package, and what else of this module it may know. */
    private static final String ARROWS = """
            message:
            model:    message
            match:    model message
            split:    model message
            rewrite:  model message
            explain:  match split rewrite model message
            validate: explain match split rewrite model message
            yaml:     validate model message
            live:     yaml validate explain match split model message
            """;

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.banyan");

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("dev.banyan");

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
                .dependOnClassesThat(resideInAnyPackage("dev.banyan..").and(not(resideInAnyPackage(allowed))))
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
    void onlyTheReaderKnowsTheYamlLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "yaml..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.yaml..")
                .check(MAIN);
    }

    @Test
    void theDomainStartsNoThreadsAndLogsNothing() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Thread")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.slf4j..", "java.net.http..")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("ExecutorService")
                .check(MAIN);
    }

    @Test
    void noTestSleeps() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(TESTS);
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
