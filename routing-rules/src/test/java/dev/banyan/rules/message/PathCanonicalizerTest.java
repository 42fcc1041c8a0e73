package dev.banyan.rules.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathCanonicalizerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a",
                "/a/",
                "/a//b",
                "//a",
                "/orders/7/lines",
                "/a.b/c..d/...",
                "/.well-known/x",
                "/..a/b..",
                "/%C3%A9t%C3%A9",
                "/a%2Fb",
                "/a%5Cb",
                "/a%20b",
                "/a%3Bb",
                "/%252e%252e/x",
                "/..%252f",
                "/a;jsessionid=1.n2/b;x",
                "/a;x=..",
                "/;x",
                "/!$&'()*+,=:@~_-",
                "/;jsessionid=1",
                "/a/;jsessionid=1",
                "/a;b=1,2;c/d",
                "/a.",
                "/a../b",
                "/.../....",
                "/%25",
                "/%2525",
                "/..%25",
                "/%252e%252e%252f",
                "/a%0D%0Ab",
                "/a%7F",
                "/a%09",
                "/%80",
                "/%C0_propos",
                "/%EF%BC%8E",
                "/a%3F%23b"
            })
    void aCanonicalPathStaysAsItIs(String path) throws MalformedPath {
        assertThat(PathCanonicalizer.DEFAULT.canonical(path).text()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "/%61%2D%5f%7E, /a-_~",
        "/%c3%a9, /%C3%A9",
        "/a/./b, /a/b",
        "/a/../b, /b",
        "/a/b/.., /a/",
        "/a/., /a/",
        "/., /",
        "/a/%2e%2E/b, /b",
        "/a/.%2e, /",
        "/a//../b, /a/b",
        "/.//b, //b",
        "/a;x/../b, /b",
        "/a%2fb/../c, /c",
        "/a|b, /a%7Cb",
        "/a[0]^, /a%5B0%5D%5E",
        "/%2561, /%2561",
        "/%25%32%65, /%252e",
        "/%41%42%43, /ABC",
        "/%2D%2E%5F, /-._",
        "/%2e%2e%2e, /...",
        "/a/%2e, /a/",
        "/a/%2e%2e, /",
        "/a/../, /",
        "/./././a, /a",
        "/a/b/c/../../d, /a/d",
        "/a/.//, /a//",
        "/a%3bb, /a%3Bb",
        "/a%5cb, /a%5Cb",
        "/;x/../b, /b",
        "/a%2f/../b, /b"
    })
    void isDecodedWhereUnreservedAndFreedOfDotSegments(String raw, String canonical) throws MalformedPath {
        assertThat(PathCanonicalizer.DEFAULT.canonical(raw).text()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..",
                "/a/../..",
                "/%2e%2e/a",
                "/a/../../b",
                "/..;",
                "/a/..;/b",
                "/a/..;x=1/b",
                "/a/.;/b",
                "/a/.;x",
                "/%2e%2e;/a",
                "/a/..%3Bx",
                "/a/..%2fb",
                "/a/..%2Fb",
                "/a/.%2f",
                "/a/%2e%2e%5c",
                "/a/..%5cb",
                "/a/b%2f..",
                "/a/b%2f..%2fc",
                "/a/b%5C.",
                "/a/b%2f..;x",
                "/a;x%2f..%2fb",
                "/a%00",
                "/%",
                "/%2",
                "/%zz",
                "/%u002e",
                "/a\\b",
                "/a b",
                "/a\tb",
                "/a\u0000",
                "/a\u007f",
                "/é",
                "/a#b",
                "/a?b",
                "/<a>",
                "/{a}",
                "/a\"b",
                "/`a`",
                "/%c0%ae%c0%ae/",
                "/%C0%AF",
                "/%e0%80%ae",
                "/%f0%80%80%ae",
                "/%１1",
                "/%2e%2e%2f",
                "/%2e;",
                "/a/.%2e;x/b",
                "/a/%2e%2e%3b",
                "/a/%2e%5cb",
                "/a%5c..%5cb",
                "/a%5c.",
                "/a/b%2f.%2e",
                "/./../a",
                "/%c1%9c",
                "/%e0%9f%bf",
                "/%f0%8f%bf%bf",
                "/%2%65",
                "/%%32e",
                "/%-1",
                "/% 2",
                "/a\r\n",
                "/a\u0085",
                "/\uff0e\uff0e/a",
                "",
                "a",
                "*",
                "http://a/"
            })
    void whatCouldBeReadInTwoWaysIsRefused(String raw) {
        assertThatThrownBy(() -> PathCanonicalizer.DEFAULT.canonical(raw)).isInstanceOf(MalformedPath.class);
    }

    @Test
    void aRefusalHasNoStackTraceAndDoesNotRepeatThePath() {
        assertThatThrownBy(() -> PathCanonicalizer.DEFAULT.canonical("/secret-token\\"))
                .hasMessageNotContaining("secret")
                .hasMessageContaining("expected:")
                .extracting(Throwable::getStackTrace)
                .isEqualTo(new StackTraceElement[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a%2fb", "/a%5cb"})
    void encodedSlashesAreRefusedWhereTheSettingsSaySo(String raw) {
        PathCanonicalizer strict = new PathCanonicalizer(true, false, false);
        assertThatThrownBy(() -> strict.canonical(raw)).hasMessageContaining("strict.encodedSlash");
    }

    @Test
    void parametersAreRefusedWhereTheSettingsSaySo() {
        PathCanonicalizer strict = new PathCanonicalizer(false, true, false);
        assertThatThrownBy(() -> strict.canonical("/a;x")).hasMessageContaining("strict.pathParams");
    }

    @ParameterizedTest
    @CsvSource({
        "//a, /a",
        "/a//b, /a/b",
        "/a///, /a/",
        "//, /",
        "/a//../b, /b",
        "/a/.//b, /a/b",
        "/%41//b, /A/b",
        "/;x/admin, /admin",
        "/a/;x//;y/b, /a/b",
        "/a/;x, /a/;x"
    })
    void slashesAreMergedWhereTheSettingsSaySo(String raw, String canonical) throws MalformedPath {
        PathCanonicalizer merging = new PathCanonicalizer(false, false, true);
        assertThat(merging.canonical(raw).text()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({"/a, /a", "/a;x, /a", "/a;x=1;y/b;z/, /a/b/", "/;x, /", "/a;b/c, /a/c", "/a%3Bb, /a%3Bb"})
    void matchingDoesNotLookAtParameters(String raw, String matched) throws MalformedPath {
        assertThat(PathCanonicalizer.DEFAULT.canonical(raw).matched()).isEqualTo(matched);
    }

    @Test
    void parametersAloneBetweenMergedSlashesHideNoDotSegment() {
        PathCanonicalizer merging = new PathCanonicalizer(false, false, true);
        assertThatThrownBy(() -> merging.canonical("/;%2f../a")).isInstanceOf(MalformedPath.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/%252e, true",
        "/a/%252E%252E%252fb, true",
        "/%25%32%65, true",
        "/%2525, true",
        "/%25%2541, true",
        "/%25, false",
        "/100%25, false",
        "/%25x9, false",
        "/%25%25, false",
        "/%2f25, false",
        "/a/b, false"
    })
    void aDoubleEncodingIsNoticed(String raw, boolean noticed) throws MalformedPath {
        assertThat(PathCanonicalizer.DEFAULT.canonical(raw).isDoubleEncoded()).isEqualTo(noticed);
    }

    @Test
    void anOrdinaryPathIsNotCopied() throws MalformedPath {
        String raw = "/orders/7";
        Path path = PathCanonicalizer.DEFAULT.canonical(raw);
        assertThat(path.text()).isSameAs(raw);
        assertThat(path.matched()).isSameAs(raw);
    }
}
