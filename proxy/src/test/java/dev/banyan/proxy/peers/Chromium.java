package dev.banyan.proxy.peers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.proxy.wire.Eventually;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Debian's browser without a screen. It finds {@code shop.test} on the loopback, and nothing else anywhere. */
final class Chromium implements AutoCloseable {
    static final String PROGRAM = "chromium";
    static final String HOST = "shop.test";

    private final Process process;
    private final DevTools tools;

    private Chromium(Process process, DevTools tools) {
        this.process = process;
        this.tools = tools;
    }

    /** @param trustedKey SHA-256 of the public key that a server may show though nobody vouches for it, in base64 */
    static Chromium start(Path profile, String trustedKey) throws Exception {
        Files.createDirectories(profile);
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        PROGRAM,
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--no-proxy-server",
                        "--host-resolver-rules=MAP " + HOST + " 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                        "--ignore-certificate-errors-spki-list=" + trustedKey,
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile.resolve("data"),
                        "about:blank"))
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("out").toFile());
        builder.environment().put("TMPDIR", profile.toString());
        Process process = builder.start();
        try {
            return new Chromium(process, new DevTools(address(profile, process)));
        } catch (Exception | AssertionError failure) {
            process.destroyForcibly();
            throw failure;
        }
    }

    /** The browser writes where it listens: a port, and a path below it. */
    private static URI address(Path profile, Process process) throws Exception {
        Path file = profile.resolve("data/DevToolsActivePort");
        for (int tries = 0; tries < 4 && process.isAlive() && !Files.exists(file); tries++) {
            awaitFile(file);
        }
        List<String> lines = Files.readAllLines(file);
        return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
    }

    private static void awaitFile(Path file) throws Exception {
        try {
            Eventually.holds(
                    "the browser listens",
                    () -> Files.exists(file) && Files.readAllLines(file).size() == 2);
        } catch (AssertionError slow) {
            // The first start on a busy machine takes long.
        }
    }

    /** A page of its own, loaded. */
    Page open(String url) throws Exception {
        String target = tools.call(null, "Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asText();
        String session = tools.call(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asText();
        Page page = new Page(session);
        page.go(url);
        return page;
    }

    /** One tab. */
    final class Page {
        private final String session;

        private Page(String session) {
            this.session = session;
        }

        void go(String url) throws Exception {
            JsonNode result = tools.call(session, "Page.navigate", Map.of("url", url));
            if (result.has("errorText")) {
                throw new IOException(url + ": " + result.get("errorText").asText());
            }
            await("location.href !== 'about:blank' && document.readyState === 'complete'");
        }

        /** What an expression gives, promises awaited, as text. */
        String value(String expression) throws IOException, InterruptedException {
            JsonNode result = tools.call(
                    session,
                    "Runtime.evaluate",
                    Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
            if (result.has("exceptionDetails")) {
                throw new IOException(expression + ": " + result.get("exceptionDetails"));
            }
            return result.path("result").path("value").asText();
        }

        /** Comes back when the expression is true; a browser on a busy machine gets more time than others. */
        void await(String expression) throws Exception {
            for (int rounds = 3; ; rounds--) {
                try {
                    Eventually.holds(expression, () -> value("Boolean(" + expression + ")")
                            .equals("true"));
                    return;
                } catch (AssertionError failure) {
                    if (rounds == 1) {
                        String shown =
                                value("location.href + ' ' + document.readyState + ' ' + document.body?.innerText");
                        throw new AssertionError(failure.getMessage() + "; the page is " + shown, failure);
                    }
                }
            }
        }

        /** The version of HTTP that the page itself came by, as the browser names it: {@code h2}, {@code http/1.1}. */
        String protocol() throws IOException, InterruptedException {
            return value("performance.getEntriesByType('navigation')[0].nextHopProtocol");
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        tools.call(null, "Browser.close", Map.of());
        tools.close();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
