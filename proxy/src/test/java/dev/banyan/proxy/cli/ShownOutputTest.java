package dev.banyan.proxy.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a document shows is compared by what it means, and no further. */
final class ShownOutputTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            json | ''         | {"a": 1, "b": [1.50]}  | {"b":[1.50],"a":1}
            json | id         | {"a": 1, "id": "x"}    | {"a":1,"id":"y"}
            xml  | ''         | <a> <b>1</b> </a>      | <a><b>1</b></a>
            text | ''         | NAME  VALUE            | NAME  VALUE
            text | [0-9a-f]+! | revision abc!          | revision 123!
            """)
    void itMayLookOtherwise(String kind, String varies, String shown, String output) {
        assertThatCode(() -> shown(kind, varies, shown).isShownBy(output)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            json | ''         | {"a": 1}          | {"a":2}
            json | ''         | {"a": 1}          | {"a":"1"}
            json | id         | {"a": 1, "id": 1} | {"a":2,"id":1}
            json | ''         | {"a": 1}          | gone
            xml  | ''         | <a><b>1</b></a>   | <a><b>2</b></a>
            xml  | ''         | <a>1 2</a>        | <a>12</a>
            text | ''         | NAME  VALUE       | NAME VALUE
            text | [0-9a-f]+! | revision abc!     | revision xyz!
            """)
    void itMayNotSaySomethingElse(String kind, String varies, String shown, String output) {
        assertThatThrownBy(() -> shown(kind, varies, shown).isShownBy(output)).isInstanceOf(AssertionError.class);
    }

    private static ShownOutput shown(String kind, String varies, String text) {
        return new ShownOutput(new FencedBlock("page.md:1", kind, Map.of("varies", varies), text));
    }
}
