package dev.banyan.legacy.format.copybook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.schema.Listing;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.schema.Value;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a copybook says of the documents that its records become. */
class ShapeTest {
    @Test
    void itemsWithANameAreItsParts() throws Exception {
        Structure shape = Records.copybook("""
                01 R.
                   05 A PIC X(5).
                   05 FILLER PIC X.
                   05 B OCCURS 3.
                      10 C PIC 9(4).
                   05 FILLER.
                      10 D PIC X.
                   05 FILLER OCCURS 2.
                      10 NOBODY PIC X.
                   05 E PIC X.
                """).shape();

        assertThat(text(shape)).isEqualTo("{R={A=STRING(5), B=[{C=INT(4,0)}]*3, D=STRING(1), E=STRING(1)}}");
        assertThat(parts(shape)).noneMatch(Part::required).noneMatch(Part::nullable);
    }

    @Test
    void shapesOfTheSameBytesStandBesideOneAnother() throws Exception {
        assertThat(text(Records.copybook("""
                01 R.
                   05 A PIC X(5).
                   05 B REDEFINES A.
                      10 C PIC 9(4).
                   05 FILLER REDEFINES A.
                      10 D PIC 9.
                01 S PIC X.
                """).shape()))
                .isEqualTo("{R={A=STRING(5), B={C=INT(4,0)}, D=INT(1,0)}, S=STRING(1)}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PIC X(20)               | STRING(20)
            PIC A(3)                | STRING(3)
            PIC ZZ9.99              | STRING(6)
            PIC 9(5)                | INT(5,0)
            PIC S9(5)V99            | DECIMAL(7,2)
            PIC V99                 | DECIMAL(2,2)
            PIC VPP99               | DECIMAL(4,4)
            PIC 99PPP               | INT(5,0)
            PIC S9(4) COMP          | INT(4,0)
            PIC S9(4) COMP-5        | INT(5,0)
            PIC S9(2)V99 COMP-5     | DECIMAL(5,2)
            PIC 9(9) COMP-5         | INT(10,0)
            PIC S9(18) COMP-5       | INT(19,0)
            PIC 9(18) COMP-5        | INT(20,0)
            PIC X OCCURS 5          | [STRING(1)]*5
            COMP-2                  | DECIMAL(-1,-1)
            """)
    void aFieldIsAValueOfItsSize(String clauses, String shape) throws Exception {
        Structure record = (Structure) Records.copybook("01 R.\n   05 A " + clauses + ".")
                .shape()
                .part("R")
                .shape();

        assertThat(text(record.part("A").shape())).isEqualTo(shape);
        assertThat(record.isOpen()).isFalse();
    }

    private static Stream<Part> parts(Structure structure) {
        return structure.parts().stream().flatMap(part -> {
            Shape shape = part.shape() instanceof Listing list ? list.element() : part.shape();
            return Stream.concat(Stream.of(part), shape instanceof Structure below ? parts(below) : Stream.empty());
        });
    }

    private static String text(Shape shape) {
        if (shape instanceof Structure structure) {
            return structure.parts().stream()
                    .map(part -> part.name() + "=" + text(part.shape()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (shape instanceof Listing list) {
            return "[" + text(list.element()) + "]*" + list.most();
        }
        Value value = (Value) shape;
        assertThat(value.allowed()).isEqualTo(Set.of());
        return value.type()
                + (value.isNumber() ? "(" + value.digits() + "," + value.scale() + ")" : "(" + value.maxLength() + ")");
    }
}
