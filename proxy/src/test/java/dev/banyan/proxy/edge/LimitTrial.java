package dev.banyan.proxy.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One limit, and all that is to be seen when a client meets it.
 *
 * @param settings further lines of the settings
 * @param route further lines of the route
 * @param status what the client is to see; {@link #NO_ANSWER} where it sees none
 * @param flags of the line in the access log; null: none has any
 * @param counted a sample of the metrics that becomes 1; null: none
 */
record LimitTrial(String limit, String settings, String route, Act act, int status, String flags, String counted) {
    static final int NO_ANSWER = 0;

    private static final String LARGE = "x".repeat(32 << 20);

    /** What the client does; gives the status it saw. */
    @FunctionalInterface
    interface Act {
        int against(RunningBanyan banyan) throws Exception;
    }

    static String rejected(String reason) {
        return "banyan_rejected_requests_total{reason=\"" + reason + "\"}";
    }

    static String failed(String reason) {
        return "banyan_backend_errors_total{backend=\"shop\",reason=\"" + reason + "\"}";
    }

    /** A backend for such trials: {@code /silent} never answers, {@code /large} has 32 MiB, {@code /socket} switches. */
    static RawOrigin origin() throws IOException {
        return new RawOrigin((request, to) -> {
            switch (request.start().split(" ")[1]) {
                case "/silent" -> {}
                case "/large" -> to.ok(LARGE);
                case "/socket" ->
                    to.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                            + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
                default -> to.ok("fine");
            }
        });
    }

    /** @param url of the backend, which has one connection and one place in the queue */
    void run(String url, Path directory) throws Exception {
        Path log = directory.resolve("access.log");
        try (RunningBanyan banyan = RunningBanyan.on(
                """
                version: 1
                backends:
                  shop: {url: "%s", pool: {maxConnections: 1, maxPending: 1}}
                routes:
                  - id: all
                    match: {prefix: /}
                    legacy: shop
                %s
                """.formatted(url, route.indent(4)), settings + "\naccessLog: {format: json, path: " + log + "}")) {
            assertThat(act.against(banyan)).as("status").isEqualTo(status);
            if (counted != null) {
                awaitCount(banyan, counted);
            }
            if (flags != null) {
                Eventually.holds("a line with " + flags, () -> flags(log).contains(flags));
            }
        }
        List<String> seen = new ArrayList<>(flags(log));
        seen.removeIf(each -> each.isEmpty() || each.equals("DC"));
        assertThat(seen).as("flags").isEqualTo(flags == null ? List.of() : List.of(flags));
    }

    static void awaitCount(RunningBanyan banyan, String sample) throws Exception {
        Eventually.holds(sample + " becomes 1", () -> banyan.metric(sample) == 1);
    }

    private static List<String> flags(Path log) throws IOException {
        List<String> flags = new ArrayList<>();
        if (Files.exists(log)) {
            for (String line : Files.readAllLines(log)) {
                JsonNode node = new ObjectMapper().readTree(line);
                flags.add(node.get("flags").textValue());
            }
        }
        return flags;
    }

    @Override
    public String toString() {
        return limit;
    }
}
