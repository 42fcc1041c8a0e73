package dev.banyan.proxy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Who changed what, when and why. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Tell who changed what, when and why; the newest 1000 changes at most.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:refused", "2:wrong usage"})
final class AuditCommand extends AdminCommand {
    @Option(names = "--route", paramLabel = "ROUTE", description = "Only what touched this route.")
    private @Nullable String route;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "An instant (2026-01-31T12:00:00Z) or how long back (1h).")
    private @Nullable String since;

    @Override
    JsonNode ask(AdminClient client) throws AdminClient.Refused {
        return client.get("/api/v1/audit?route=" + parameter(route) + "&since=" + parameter(since));
    }

    @Override
    void print(JsonNode answer, AdminClient client, PrintWriter out) {
        table(answer.path("events")).print(out);
    }

    static Columns table(JsonNode events) {
        Columns columns = new Columns("TIME", "ACTOR", "ACTION", "ROUTE", "BEFORE", "AFTER", "REASON");
        events.forEach(event -> columns.row(
                event.path("time").asText(),
                event.path("actor").asText(),
                event.path("action").asText(),
                text(event.path("route")),
                words(event.path("before")),
                words(event.path("after")),
                text(event.path("reason"))));
        return columns;
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "-" : value.asText();
    }

    /** {@code ramp 25, file 12.5}; a flag by its name alone. */
    private static String words(JsonNode state) {
        List<String> words = new ArrayList<>();
        state.properties().forEach(entry -> {
            if (entry.getValue().isContainerNode()) {
                words.add(entry.getValue().size() + " " + entry.getKey());
            } else {
                words.add(entry.getKey()
                        + (entry.getValue().isBoolean()
                                ? ""
                                : " " + entry.getValue().asText()));
            }
        });
        return words.isEmpty() ? "-" : String.join(", ", words);
    }

    private static String parameter(@Nullable String value) {
        return value == null ? "" : AdminClient.escaped(value);
    }
}
