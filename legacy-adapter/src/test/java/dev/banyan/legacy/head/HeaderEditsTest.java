package dev.banyan.legacy.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.translate.HeaderChanges;
import dev.banyan.rules.model.translation.Edits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderEditsTest {

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(quoteCharacter = '`', textBlock = """
            {body:/v},              a b,     a b
            "urn:{header:x-v}",     a"b\\c,  "urn:a\\"b\\\\c"
            x={query:q},            7,       x=7
            """)
    void aValueIsEscapedForItsPlace(String template, String value, String wanted) throws Exception {
        assertThat(set(template).changes(Scopes.with(value), Map.of()).set()).containsEntry("x-a", wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nx-evil: 1", "a\nb", "a\u0000b", "ä", "\u007f"})
    void noValueEndsAHeader(String value) throws Exception {
        HeaderEdits edits = set("{body:/v}");
        assertThatThrownBy(() -> edits.changes(Scopes.with(value), Map.of()))
                .isInstanceOf(Unfit.class)
                .hasMessageNotContaining("evil");
    }

    @Test
    void whatHasNoValueIsNotThereWhateverTheClientSays() throws Exception {
        HeaderChanges changes = set("{cookie:none}").changes(Scopes.with("x"), Map.of());
        assertThat(changes.set()).isEmpty();
        assertThat(changes.remove()).containsExactly("x-a");
    }

    @Test
    void whatTheRulesSetBeatsWhatGoesWithIt() throws Exception {
        HeaderChanges changes = set("1").changes(Scopes.with("x"), Map.of("x-a", "2", "x-b", "3"));
        assertThat(changes.set()).containsEntry("x-a", "1").containsEntry("x-b", "3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length", "transfer-encoding", "Host", "connection", "x y", ""})
    void theFramingIsNotTheRulesToSet(String name) {
        assertThatThrownBy(() -> HeaderEdits.of(new Edits(Map.of(name, "1"), Map.of(), List.of())))
                .isInstanceOf(BadTemplate.class);
        assertThatThrownBy(() -> HeaderEdits.of(new Edits(Map.of(), Map.of("x-a", name), List.of())))
                .isInstanceOf(BadTemplate.class);
    }

    private static HeaderEdits set(String template) throws BadTemplate {
        return HeaderEdits.of(new Edits(Map.of("X-A", template), Map.of(), List.of()));
    }
}
