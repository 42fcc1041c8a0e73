package dev.banyan.proxy.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.peers.Chromium.Page;
import dev.banyan.proxy.wire.RunningBanyan;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real browser uses a real old application through Banyan: pages, forms, sessions, redirects. */
@NeedsProgram({Chromium.PROGRAM, LegacyTomcat.PROGRAM, LegacyTomcat.EXAMPLES})
class BrowserOnTomcatTest {
    private static final String SESSION = "/examples/servlets/servlet/SessionExample";

    @TempDir
    private static Path directory;

    private static LegacyTomcat tomcat;
    private static RunningBanyan banyan;
    private static Chromium browser;

    @BeforeAll
    static void start() throws Exception {
        tomcat = LegacyTomcat.start(directory.resolve("tomcat"));
        banyan = RunningBanyan.on("""
                version: 1
                backends:
                  tomcat: {url: "%s"}
                routes:
                  - {id: examples, match: {prefix: /examples}, legacy: tomcat}
                """.formatted(tomcat.url()));
        browser = Chromium.start(directory.resolve("chromium"), "");
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (banyan != null) {
            banyan.close();
        }
        if (tomcat != null) {
            tomcat.close();
        }
    }

    private static String url(String path) {
        return "http://" + Chromium.HOST + ":" + banyan.port() + path;
    }

    @Test
    void aRedirectEndsAtThePublicAddress() throws Exception {
        Page page = browser.open(url("/examples/servlets"));

        assertThat(page.value("location.href")).isEqualTo(url("/examples/servlets/"));
        assertThat(page.protocol()).isEqualTo("http/1.1");
    }

    @Test
    void aFormFillsASessionThatItsCookieKeeps() throws Exception {
        Page page = browser.open(url(SESSION));
        page.value("document.querySelector('[name=dataname]').value = 'colour';"
                + "document.querySelector('[name=datavalue]').value = 'green';"
                + "document.querySelector('form[method=POST]').submit()");
        page.await("document.body && document.body.innerText.includes('colour = green')");
        Page later = browser.open(url(SESSION));

        assertThat(later.value("document.body.innerText")).contains("colour = green");
        assertThat(later.value("document.cookie")).as("HttpOnly").doesNotContain("JSESSIONID");
    }
}
