package dev.banyan.proxy.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.banyan.proxy.boot.Banyan;
import dev.banyan.proxy.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.openhft.hashing.LongHashFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real old application and a real new one behind Banyan, seen as a browser sees them. */
@NeedsProgram({ModernNginx.PROGRAM, LegacyTomcat.PROGRAM, LegacyTomcat.EXAMPLES})
final class TomcatAndNginxTest {
    private static final int USERS = 300;
    private static final String SERVLETS = "/examples/servlets/servlet/";
    private static final String SESSION = SERVLETS + "SessionExample";
    private static final List<String> PAGES = List.of(
            "/examples",
            "/examples/servlets",
            "/examples/jsp",
            "/examples/index.html",
            SERVLETS + "HelloWorldExample",
            SERVLETS + "RequestInfoExample/more;v=1/path?a=b",
            SERVLETS + "RequestHeaderExample",
            SERVLETS + "RequestParamExample?firstname=Ada",
            SESSION,
            "/examples/servletToJsp",
            "/examples/async/async3",
            "/examples/servlets/trailers/response",
            "/examples/servlets/nonblocking/numberwriter",
            "/examples/jsp/snp/snoop.jsp",
            "/examples/jsp/dates/date.jsp",
            "/examples/jsp/forward/forward.jsp",
            "/examples/jsp/num/numguess.jsp?guess=7",
            "/examples/jsp/sessions/carts.jsp?item=Switch+blade&submit=add",
            "/examples/jsp/security/protected/index.jsp",
            "/examples/jsp/no-such-page.jsp");

    @TempDir
    private static Path directory;

    private static LegacyTomcat legacy;
    private static ModernNginx modern;
    private Banyan banyan;

    @BeforeAll
    static void startPeers() throws IOException {
        legacy = LegacyTomcat.start(directory.resolve("tomcat"));
        modern = ModernNginx.start(directory.resolve("nginx"));
    }

    @AfterAll
    static void stopPeers() {
        if (legacy != null) {
            legacy.close();
        }
        if (modern != null) {
            modern.close();
        }
    }

    @AfterEach
    void stopBanyan() throws IOException {
        if (banyan != null) {
            banyan.stop();
        }
    }

    @ParameterizedTest(name = "{0} % modern, Host: {1}")
    @CsvSource({"0, preserve", "30, preserve", "100, preserve", "0, backend", "30, backend", "100, backend"})
    void noHeaderOfAnyAnswerNamesABackend(int percent, String hostHeader) throws Exception {
        start(percent, hostHeader);
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (String user : List.of("u1", "u2", "u3", "u4", "u5", "u6")) {
            answers.addAll(tour(new Browser(home()).withCookie("uid", user)));
        }

        assertThat(answers).allSatisfy(answer -> answer.headers().map().forEach((name, values) -> assertThat(values)
                .as("%s of %s", name, answer.uri())
                .noneMatch(TomcatAndNginxTest::namesABackend)));
        // Pages that print the Host they were asked with show what hostHeader makes of it, and nothing else does.
        assertThat(answers.stream()
                        .filter(answer -> namesABackend(answer.body()))
                        .map(answer -> answer.uri().getPath()))
                .isSubsetOf(
                        hostHeader.equals("backend")
                                ? List.of(SERVLETS + "RequestHeaderExample", "/examples/jsp/snp/snoop.jsp")
                                : List.of());
    }

    @ParameterizedTest(name = "{0} % modern")
    @ValueSource(ints = {0, 30, 100})
    void everyUserStaysOnTheSideOfTheBucketAndKeepsTheSession(int percent) throws Exception {
        start(percent, "backend");
        List<Browser> users = IntStream.range(0, USERS)
                .mapToObj(number -> new Browser(home()).withCookie("uid", "u" + number))
                .toList();
        for (int number = 0; number < USERS; number++) {
            users.get(number).open(SESSION + "?dataname=colour&datavalue=shade" + number);
        }
        for (int number = 0; number < USERS; number++) {
            users.get(number).open(SERVLETS + "HelloWorldExample");
            assertThat(users.get(number).open(SESSION).body()).contains("colour = shade" + number);
        }

        int onModern = 0;
        for (int number = 0; number < USERS; number++) {
            String side = bucket("u" + number) < percent * 100 ? "modern" : "legacy";
            assertThat(users.get(number).answers()).allSatisfy(answer -> assertSide(answer, side));
            onModern += side.equals("modern") ? 1 : 0;
        }
        assertThat(100.0 * onModern / USERS).isCloseTo(percent, within(6.0));
    }

    @ParameterizedTest(name = "{0} % modern")
    @ValueSource(ints = {0, 30, 100})
    void aVisitorWithoutAKeyGetsOneAndStaysWhereItPutsHim(int percent) throws Exception {
        start(percent, "preserve");
        for (int visitor = 0; visitor < 30; visitor++) {
            Browser browser = new Browser(home());
            tour(browser, PAGES.subList(0, 5));
            String issued = browser.cookie("banyan_id").orElseThrow();
            String side = bucket(issued) < percent * 100 ? "modern" : "legacy";
            assertThat(browser.answers()).allSatisfy(answer -> assertSide(answer, side));
        }
    }

    private void start(int percent, String hostHeader) throws Exception {
        Path rules = Files.writeString(directory.resolve("rules.yaml"), """
                version: 1
                backends:
                  tomcat: {url: "%s", hostHeader: %s}
                  nginx: {url: "%s", hostHeader: %s}
                routes:
                  - id: examples
                    match: {prefix: /examples}
                    legacy: tomcat
                    modern: nginx
                    split: {modern: %d, key: [cookie:uid], cohort: peers}
                """.formatted(
                        legacy.url(), hostHeader, modern.url(), hostHeader, percent));
        Path settings =
                Files.writeString(directory.resolve("settings.yaml"), """
                http: {host: 127.0.0.1, port: 0}
                admin: {port: 0}
                debugHeaders: everyone
                accessLog: {format: off}
                drain: {delay: 0s, timeout: 5s}
                stateDir: %s
                """.formatted(directory.resolve("state")));
        banyan = Banyan.start(Settings.load(settings, Map.of(), Map.of()), rules);
    }

    private URI home() {
        return URI.create("http://127.0.0.1:" + banyan.httpPort());
    }

    /** Every page, the forms and the login. */
    private static List<HttpResponse<String>> tour(Browser browser) throws IOException, InterruptedException {
        tour(browser, PAGES);
        browser.submit(SERVLETS + "RequestParamExample", Map.of("firstname", "Ada", "lastname", "Lovelace"));
        browser.submit(SERVLETS + "CookieExample", Map.of("cookiename", "plan", "cookievalue", "gold"));
        browser.submit(SESSION, Map.of("dataname", "colour", "datavalue", "green"));
        browser.submit(
                "/examples/jsp/security/protected/j_security_check",
                Map.of("j_username", "ada", "j_password", "lovelace"));
        browser.submit("/examples/servlets/nonblocking/bytecounter", Map.of("text", "x".repeat(100_000)));
        return browser.answers();
    }

    private static void tour(Browser browser, List<String> pages) throws IOException, InterruptedException {
        for (String page : pages) {
            browser.open(page);
        }
    }

    private static void assertSide(HttpResponse<String> answer, String side) {
        assertThat(answer.headers().firstValue("x-banyan-side"))
                .as("%s", answer)
                .hasValue(side);
        assertThat(answer.headers().firstValue("x-application").isPresent())
                .as("%s", answer)
                .isEqualTo(side.equals("modern"));
    }

    private static boolean namesABackend(String text) {
        return Stream.of(LegacyTomcat.HOST, ModernNginx.HOST, ":" + legacy.port(), ":" + modern.port())
                .anyMatch(text::contains);
    }

    /** The contract's formula, by another's XXH64. */
    private static int bucket(String key) {
        byte[] bytes = ("peers\0" + key).getBytes(StandardCharsets.UTF_8);
        return (int) Long.remainderUnsigned(LongHashFunction.xx().hashBytes(bytes), 10_000);
    }
}
