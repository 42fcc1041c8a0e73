package dev.banyan.legacy.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.rules.message.MalformedPath;
import dev.banyan.rules.message.PathCanonicalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(textBlock = """
            /orders/{id},           7,        /orders/7
            /orders/{id}/,          7,        /orders/7/
            /orders/{body:/v}/x,    a b,      /orders/a%20b/x
            /orders/{id},           a/b,      /orders/a%2Fb
            /files/{id*},           a/b c,    /files/a/b%20c
            /orders/{id},           ä,        /orders/%C3%A4
            /orders/{id},           50%,      /orders/50%25
            /orders/{id},           a?b#c,    /orders/a%3Fb%23c
            /x/{header:x-v}-{requestId}, 7,   /x/7-r-1
            /services/Order,        7,        /services/Order
            /c/{cookie:uid},        7,        /c/u1
            """)
    void aValueStaysWithinItsSegment(String template, String value, String path) throws Exception {
        assertThat(PathTemplate.of(template).path(Scopes.with(value))).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "..;x", "..\\x", "../x"})
    void noValueLeadsToAnotherPath(String value) throws Exception {
        PathTemplate template = PathTemplate.of("/orders/{id}/lines");
        assertThatThrownBy(() -> template.path(Scopes.with(value))).isInstanceOf(Unfit.class);
    }

    @Property
    void whateverTheValueThePathHasTheTemplatesSegments(@ForAll String value) throws Exception {
        String path;
        try {
            path = PathTemplate.of("/a/{id}/b").path(Scopes.with(value));
        } catch (Unfit unfit) {
            return;
        }
        assertThat(path.chars()).allMatch(c -> c > ' ' && c < 0x7f);
        assertThat(path.split("/", -1)).hasSize(4);
        assertThat(canonical(path).split("/", -1))
                .hasSize(4)
                .startsWith("", "a")
                .endsWith("b");
    }

    private static String canonical(String path) throws MalformedPath {
        return PathCanonicalizer.DEFAULT.canonical(path).text();
    }

    @Test
    void aQueryMayStandBehindThePath() throws Exception {
        PathTemplate template = PathTemplate.of("/orders?op=get&id={id}");
        assertThat(template.path(Scopes.with("a&b"))).isEqualTo("/orders");
        assertThat(template.query(Scopes.with("a&b"))).isEqualTo("op=get&id=a%26b");
    }

    @Test
    void aMissingValueIsNamed() throws Exception {
        PathTemplate template = PathTemplate.of("/orders/{body:/nowhere}");
        assertThatThrownBy(() -> template.path(Scopes.with("7")))
                .isInstanceOf(Unfit.class)
                .hasMessageContaining("{body:/nowhere}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"orders", "/orders/{", "/orders/{a b}", "/x/{what:y}", "/x/{header:}", "/a b", "/x/{body:y}"})
    void whatIsNoTemplateIsRefused(String text) {
        assertThatThrownBy(() -> PathTemplate.of(text))
                .isInstanceOf(BadTemplate.class)
                .hasMessageContaining("expected");
    }
}
