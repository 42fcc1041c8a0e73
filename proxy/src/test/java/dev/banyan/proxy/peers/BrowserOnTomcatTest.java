package dev.banyan.proxy.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.peers.Chromium.Page;
import dev.banyan.proxy.wire.Authority;
import dev.banyan.proxy.wire.RunningBanyan;
import io.netty.pkitesting.X509Bundle;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real browser uses a real old application through Banyan, over TLS by HTTP/2: pages, forms, sessions, redirects, WebSockets. */
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
        X509Bundle certificate = new Authority("throwaway").issue(Chromium.HOST);
        Authority.write(directory, "shop", certificate);
        banyan = RunningBanyan.on("""
                version: 1
                backends:
                  tomcat: {url: "%s"}
                routes:
                  - {id: examples, match: {prefix: /examples}, legacy: tomcat}
                """.formatted(tomcat.url()), """
                https:
                  host: 127.0.0.1
                  port: 0
                  certificates: [{cert: %1$s/shop.crt, key: %1$s/shop.key}]
                """.formatted(directory));
        browser = Chromium.start(directory.resolve("chromium"), keyHash(certificate));
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

    private static String keyHash(X509Bundle certificate) throws Exception {
        byte[] key = certificate.getCertificate().getPublicKey().getEncoded();
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
    }

    private static String url(String path) {
        return "https://" + Chromium.HOST + ":" + banyan.httpsPort() + path;
    }

    @Test
    void aRedirectEndsAtThePublicAddress() throws Exception {
        Page page = browser.open(url("/examples/servlets"));

        assertThat(page.value("location.href")).isEqualTo(url("/examples/servlets/"));
        assertThat(page.protocol()).isEqualTo("h2");
    }

    @Test
    void aFormFillsASessionThatItsCookieKeeps() throws Exception {
        Page page = browser.open(url(SESSION));
        page.value("document.querySelector('[name=dataname]').value = 'colour';"
                + "document.querySelector('[name=datavalue]').value = 'green';"
                + "document.querySelector('form[method=POST]').submit()");
        page.await("document.body && document.body.innerText.includes('colour = green')");
        Page later = browser.open(url(SESSION));

        assertThat(later.protocol()).isEqualTo("h2");

        assertThat(later.value("document.body.innerText")).contains("colour = green");
        assertThat(later.value("document.cookie")).as("HttpOnly").doesNotContain("JSESSIONID");
    }

    /** Over a connection of its own: a WebSocket needs HTTP/1.1. */
    @Test
    void aWebSocketEchoes() throws Exception {
        Page page = browser.open(url("/examples/websocket/echo.xhtml"));
        page.value("updateTarget('/examples/websocket/echoProgrammatic'); connect()");
        page.await("document.getElementById('console').innerText.includes('connection opened')");
        page.value("document.getElementById('message').value = 'h\\u00e9llo'; echo()");
        page.await("document.getElementById('console').innerText.includes('Received: h\\u00e9llo')");
        page.value("disconnect()");
        page.await("document.getElementById('console').innerText.includes('connection closed, Code: 1000')");
    }

    @Test
    void twoPagesChat() throws Exception {
        Page ada = browser.open(url("/examples/websocket/chat.xhtml"));
        ada.await("document.getElementById('console').innerText.includes('opened')");
        Page bob = browser.open(url("/examples/websocket/chat.xhtml"));
        bob.await("document.getElementById('console').innerText.includes('opened')");
        bob.value("document.getElementById('chat').value = 'is it you?'; Chat.sendMessage()");

        ada.await("document.getElementById('console').innerText.includes('is it you?')");
        bob.await("document.getElementById('console').innerText.includes('is it you?')");
    }
}
