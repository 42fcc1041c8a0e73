package dev.banyan.legacy.head;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.model.translation.Edits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryEditsTest {

    @ParameterizedTest(name = "[{0}]")
    @CsvSource(nullValues = "-", textBlock = """
            view=full&id=7,      orderId=7
            id=a%20b&view,       orderId=a%20b
            %69d=7,              orderId=7
            x=1&view=a&view=b,   x=1
            id=1&id=2,           orderId=1&orderId=2
            flag,                flag
            '',                  ''
            """)
    void parametersAreRenamedAndRemovedByTheirDecodedNames(String query, String wanted) throws Exception {
        QueryEdits edits = QueryEdits.of(new Edits(Map.of(), Map.of("id", "orderId"), List.of("view")));
        assertThat(edits.apply(query, Scopes.with("x"))).isEqualTo(wanted);
    }

    @Test
    void aParameterThatIsSetStandsInPlaceOfThoseThatCame() throws Exception {
        QueryEdits edits = QueryEdits.of(new Edits(Map.of("q", "{header:x-v}!"), Map.of(), List.of()));
        assertThat(edits.apply("q=1&b=2&q=3", Scopes.with("a&b"))).isEqualTo("b=2&q=a%26b%21");
    }

    @Test
    void whatHasNoValueIsNotThereWhateverTheClientSays() throws Exception {
        QueryEdits edits = QueryEdits.of(new Edits(Map.of("q", "{header:none}"), Map.of(), List.of()));
        assertThat(edits.apply("q=1&r=2", Scopes.with("x"))).isEqualTo("r=2");
    }
}
