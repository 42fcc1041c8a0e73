package dev.banyan.proxy.headers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.model.Rewrite;
import dev.banyan.rules.model.Rewrite.CookieEdits;
import dev.banyan.rules.model.Rewrite.HeaderEdits;
import dev.banyan.rules.model.Rewrite.Secure;
import io.vertx.core.MultiMap;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No address of a backend gets out, and nothing that names another place is touched. */
class PublicAnswersTest {
    private static final OriginAddresses ORIGINS = new OriginAddresses(
            List.of(URI.create("http://10.0.0.1:8080"), URI.create("https://legacy.internal/app/")));

    private static String published(String name, String value, UnaryOperator<String> path) {
        MultiMap from = MultiMap.caseInsensitiveMultiMap().add(name, value);
        MultiMap into = MultiMap.caseInsensitiveMultiMap();
        new AnswerHeaders(Rewrite.NONE, new PublicAddress(ORIGINS, path))
                .write(from, "https", "shop.example.com:8443", into);
        return into.get(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://10.0.0.1:8080/a?b=c#d        | https://shop.example.com:8443/a?b=c#d
            http://10.0.0.1:8080                | https://shop.example.com:8443/
            HTTP://10.0.0.1:8080/a              | https://shop.example.com:8443/a
            //10.0.0.1:8080/a                   | //shop.example.com:8443/a
            https://legacy.internal/app/a       | https://shop.example.com:8443/a
            https://LEGACY.internal:443/app/a   | https://shop.example.com:8443/a
            https://legacy.internal/app         | https://shop.example.com:8443/
            http://shop.example.com:8443/a      | https://shop.example.com:8443/a
            https://elsewhere.example/a         | https://elsewhere.example/a
            http://me:pw@10.0.0.1:8080/a        | https://shop.example.com:8443/a
            http://10.0.0.1:8080@elsewhere/a    | http://10.0.0.1:8080@elsewhere/a
            http://10.0.0.1:8080/a b            | https://shop.example.com:8443/a b
            /a/b?c                              | /a/b?c
            ../b                                | ../b
            """)
    void locationsBecomePublic(String sent, String seen) {
        assertThat(published("Location", sent, path -> path)).isEqualTo(seen);
    }

    @Test
    void thePathGoesBackThroughTheRewrite() {
        UnaryOperator<String> rewrite = path -> path.startsWith("/v2") ? "/shop" + path.substring(3) : path;

        assertThat(published("Location", "http://10.0.0.1:8080/v2/a", rewrite))
                .isEqualTo("https://shop.example.com:8443/shop/a");
        assertThat(published("Content-Location", "/v2/a?/v2", rewrite)).isEqualTo("/shop/a?/v2");
        assertThat(published("Set-Cookie", "a=b; Path=/v2", rewrite)).isEqualTo("a=b; Path=/shop; Secure");
    }

    @Test
    void routesWithTheSameEditsShareThemAndStillHaveTheirOwnWayBack() {
        HeaderEdits edits = new HeaderEdits(Map.of("x-by", "banyan"), Map.of(), List.of("server"));
        Rewrite rewrite = new Rewrite(null, null, null, HeaderEdits.NONE, edits, true, CookieEdits.DEFAULT);
        AnswerHeaders one = new AnswerHeaders(rewrite, new PublicAddress(ORIGINS, path -> "/one" + path));
        AnswerHeaders other = one.with(rewrite, new PublicAddress(ORIGINS, path -> "/other" + path));
        MultiMap from = MultiMap.caseInsensitiveMultiMap()
                .add("location", "/a")
                .add("set-cookie", "a=b; Path=/")
                .add("server", "s");
        MultiMap into = MultiMap.caseInsensitiveMultiMap();
        other.write(from, "http", "shop.example.com", into);

        assertThat(into.get("location")).isEqualTo("/other/a");
        assertThat(into.get("set-cookie")).isEqualTo("a=b; Path=/other/");
        assertThat(into.get("x-by")).isEqualTo("banyan");
        assertThat(into.contains("server")).isFalse();
    }

    @Test
    void whoIsSentToHttpsGetsThere() {
        MultiMap into = MultiMap.caseInsensitiveMultiMap();
        new AnswerHeaders(Rewrite.NONE, new PublicAddress(ORIGINS, path -> path))
                .write(
                        MultiMap.caseInsensitiveMultiMap().add("Location", "https://shop.example.com/login"),
                        "http",
                        "shop.example.com",
                        into);

        assertThat(into.get("Location")).isEqualTo("https://shop.example.com/login");
    }

    @Test
    void refreshAndLinkToo() {
        assertThat(published("Refresh", "5; url=http://10.0.0.1:8080/next", path -> path))
                .isEqualTo("5; url=https://shop.example.com:8443/next");
        assertThat(published(
                        "Link",
                        "<http://10.0.0.1:8080/2>; rel=next, <https://cdn.example/x.css>; rel=preload",
                        path -> path))
                .isEqualTo("<https://shop.example.com:8443/2>; rel=next, <https://cdn.example/x.css>; rel=preload");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a=b; Path=/; HttpOnly                 | a=b; Path=/; HttpOnly; Secure
            a=b; Domain=legacy.internal           | a=b; Domain=shop.example.com; Secure
            a=b; domain=.legacy.internal; Max-Age=5 | a=b; Domain=shop.example.com; Max-Age=5; Secure
            a=b; Domain=example.com               | a=b; Domain=example.com; Secure
            a=b; Secure; SameSite=None            | a=b; SameSite=None; Secure
            """)
    void cookiesBecomePublic(String sent, String seen) {
        assertThat(published("Set-Cookie", sent, path -> path)).isEqualTo(seen);
    }

    @Test
    void aClientOnHttpGetsNoSecureCookieUnlessTheRouteSaysSo() {
        assertThat(onHttp(Secure.AUTO)).isEqualTo("a=b");
        assertThat(onHttp(Secure.KEEP)).isEqualTo("a=b; Secure");
        assertThat(onHttp(Secure.ALWAYS)).isEqualTo("a=b; Secure");
    }

    private static String onHttp(Secure secure) {
        Rewrite rewrite = new Rewrite(
                null, null, null, HeaderEdits.NONE, HeaderEdits.NONE, true, new CookieEdits(true, true, secure));
        MultiMap into = MultiMap.caseInsensitiveMultiMap();
        new AnswerHeaders(rewrite, new PublicAddress(ORIGINS, path -> path))
                .write(MultiMap.caseInsensitiveMultiMap().add("Set-Cookie", "a=b; Secure"), "http", "shop", into);
        return into.get("Set-Cookie");
    }
}
