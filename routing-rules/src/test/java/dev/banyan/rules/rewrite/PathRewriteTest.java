package dev.banyan.rules.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.RouteOf;
import dev.banyan.rules.message.MalformedPath;
import dev.banyan.rules.message.Path;
import dev.banyan.rules.message.PathCanonicalizer;
import dev.banyan.rules.model.PathTemplate;
import dev.banyan.rules.model.Rewrite;
import dev.banyan.rules.model.Rewrite.CookieEdits;
import dev.banyan.rules.model.Rewrite.HeaderEdits;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathRewriteTest {

    private static PathRewrite rewrite(String path, String strip, String add, RouteOf route) {
        PathTemplate target = path == null ? null : PathTemplate.parse(path);
        Rewrite rewrite =
                new Rewrite(target, strip, add, HeaderEdits.NONE, HeaderEdits.NONE, true, CookieEdits.DEFAULT);
        return PathRewrite.of(rewrite, route.match());
    }

    private static Path path(String raw) throws MalformedPath {
        return PathCanonicalizer.DEFAULT.canonical(raw);
    }

    @ParameterizedTest
    @CsvSource({
        "/shop, , /shop/a, /a",
        "/shop, , /shop, /",
        "/shop, , /shop/, /",
        "/shop, , /shopping, /shopping",
        "/shop, , /other, /other",
        "/shop/, , /shop/a, /a",
        "/shop, , /shop;x=1/a;y, /a;y",
        "/shop, , /shop;jsessionid=1, /;jsessionid=1",
        "/a/b, , /a/b/c/d, /c/d",
        "/a/b, , /a;x/b, /",
        ", /v2, /a, /v2/a",
        ", /v2/, /a, /v2/a",
        ", /v2, /, /v2/",
        "/shop, /v2, /shop/a%2Fb, /v2/a%2Fb",
        "/shop, /v2, /shop, /v2/",
        "/shop, /v2, /x, /v2/x",
        "/, /v2, /x, /v2/x"
    })
    void aPrefixGoesOffAndOnAtBordersOfSegments(String strip, String add, String in, String out) throws MalformedPath {
        PathRewrite rewrite = rewrite(null, strip, add, RouteOf.id("r").prefix("/"));
        assertThat(rewrite.apply(path(in))).isEqualTo(out);
    }

    @ParameterizedTest
    @CsvSource({
        "/shop, , /a, /shop/a",
        "/shop, , /, /shop/",
        ", /v2, /v2/a, /a",
        ", /v2, /v2, /",
        ", /v2, /v22/a, /v22/a",
        ", /v2, /login, /login",
        "/shop, /v2, /v2/a, /shop/a"
    })
    void aPrefixComesBack(String strip, String add, String backend, String expected) {
        PathRewrite rewrite = rewrite(null, strip, add, RouteOf.id("r").prefix("/"));
        assertThat(rewrite.publicPath(backend)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/orders/{id}, /internal/orders/{id}, /orders/7, /internal/orders/7",
        "/orders/{id}, /internal/orders/{id}, /orders/a%2Fb;v=1, /internal/orders/a%2Fb;v=1",
        "/{a}/{b}, /{b}/x/{a}, /1/2, /2/x/1",
        "/files/{rest*}, /store/{rest*}, /files/a/b/, /store/a/b/",
        "/files/{rest*}, /store/{rest*}, /files/, /store/",
        "/old, /new/place, /old, /new/place"
    })
    void aTemplateIsFilledFromThePublicPathAndBack(String from, String to, String in, String out) throws MalformedPath {
        PathRewrite rewrite = rewrite(to, null, null, RouteOf.id("r").path(from));
        assertThat(rewrite.apply(path(in))).isEqualTo(out);
        assertThat(rewrite.publicPath(out)).isEqualTo(in);
    }

    @Test
    void whatIsNotOfTheTemplateHasNoWayBack() {
        PathRewrite rewrite = rewrite("/in/{id}", null, null, RouteOf.id("r").path("/out/{id}"));
        assertThat(rewrite.publicPath("/in/7/x")).isEqualTo("/in/7/x");
        assertThat(rewrite.publicPath("/in/")).isEqualTo("/in/");
        assertThat(rewrite.publicPath("/login")).isEqualTo("/login");
        assertThat(rewrite.publicPath("/in/..;/")).isEqualTo("/in/..;/");
    }

    @Test
    void aTemplateThatDropsAVariableHasNoWayBack() {
        PathRewrite rewrite = rewrite("/in/{id}", null, null, RouteOf.id("r").path("/{shop}/{id}"));
        assertThat(rewrite.publicPath("/in/7")).isEqualTo("/in/7");
    }

    @Test
    void aFixedPathReplacesWhateverAPrefixMatched() throws MalformedPath {
        PathRewrite rewrite = rewrite("/gone", null, null, RouteOf.id("r").prefix("/a"));
        assertThat(rewrite.apply(path("/a/b"))).isEqualTo("/gone");
        assertThat(rewrite.publicPath("/gone")).isEqualTo("/gone");
    }

    @Test
    void withoutARewriteThePathStaysWithItsParameters() throws MalformedPath {
        PathRewrite rewrite = PathRewrite.of(Rewrite.NONE, RouteOf.id("r").match());
        assertThat(rewrite.apply(path("/a;x/b"))).isEqualTo("/a;x/b");
        assertThat(rewrite.publicPath("/b")).isEqualTo("/b");
    }

    @Test
    void aVariableIsReadDecodedAndWithoutParameters() throws MalformedPath {
        PathVariables variables = PathVariables.of(PathTemplate.parse("/o/{id}/{rest*}"));
        Path path = path("/o/%C3%A9%20x;v=1/a%2Fb/c;d");
        assertThat(variables.value(path, "id")).isEqualTo("é x");
        assertThat(variables.raw(path, "id")).isEqualTo("%C3%A9%20x;v=1");
        assertThat(variables.value(path, "rest")).isEqualTo("a/b/c");
        assertThat(variables.raw(path, "rest")).isEqualTo("a%2Fb/c;d");
        assertThat(variables.value(path, "other")).isNull();
        assertThat(variables.values(path)).isEqualTo(Map.of("id", "é x", "rest", "a/b/c"));
        assertThat(PathVariables.NONE.values(path)).isEmpty();
    }
}
