package dev.banyan.legacy;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
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

/** The arrows between the rooms of the adapter: who may know whom, and which library lives where. */
class ArchitectureTest {
    private static final String ROOT = "dev.banyan.legacy.";

    /** A room, and what else of this module it may know. A format knows no other one, but for SOAP, which is XML. */
    private static final String ARROWS = """
            tree:
            format:           tree
            coding:           format
            schema:           format tree
            format.json:      format schema tree
            format.xml:       format schema tree
            format.soap:      format format.xml schema tree
            format.form:      format tree
            format.multipart: format tree
            format.csv:       format tree
            format.text:      format tree
            format.copybook:  format schema tree
            schema.json:      format format.json schema tree
            schema.xsd:       format format.xml schema tree
            schema.wsdl:      format format.soap format.xml schema schema.xsd tree
            translate:
            step:             format tree
            mapping:          format step translate tree
            expr:             format mapping tree
            head:             format mapping translate tree
            """;

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.banyan.legacy");

    static Stream<Map.Entry<String, String[]>> arrows() {
        return table().entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("arrows")
    void aRoomKnowsOnlyWhatItMay(Map.Entry<String, String[]> arrow) {
        String[] allowed = Stream.concat(Stream.of(arrow.getKey()), Arrays.stream(arrow.getValue()))
                .map(name -> ROOT + name)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + arrow.getKey())
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(ROOT + ".").and(DescribedPredicate.not(resideInAnyPackage(allowed))))
                .check(MAIN);
    }

    @Test
    void everyRoomStandsInTheTable() {
        assertThat(MAIN.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !name.startsWith(ROOT + "compile"))
                        .filter(name -> !name.startsWith(ROOT + "workbench"))
                        .map(name -> name.substring(ROOT.length())))
                .isSubsetOf(table().keySet());
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void eachLibraryLivesInOneRoom() {
        only("com.fasterxml.jackson..", "format.json");
        only("com.ctc.wstx..", "format.xml");
        only("com.dashjoin..", "expr");
        only("org.apache.xerces..", "schema.xsd");
    }

    private static void only(String library, String room) {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + room)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(MAIN);
    }

    /** What is read when rules load comes through a port, and what is translated touches nothing at all. */
    @Test
    void noRoomReadsFilesOrTheNetwork() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http", "java.nio.channels..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.io\\.File.*|java\\.nio\\.file\\.Files|java\\.net\\.(Socket|URL|URLConnection)")
                .check(MAIN);
    }

    private static Map<String, String[]> table() {
        return ARROWS.lines()
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(
                        parts -> parts[0].strip(),
                        parts -> parts[1].isBlank()
                                ? new String[0]
                                : parts[1].strip().split(" +"),
                        (one, other) -> one,
                        TreeMap::new));
    }
}
