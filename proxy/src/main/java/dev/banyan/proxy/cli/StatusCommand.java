package dev.banyan.proxy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** How things stand, on one screen. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Tell how the routes stand: percent, what operators laid over it, both sides' last minute.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:refused", "2:wrong usage"})
final class StatusCommand extends AdminCommand {
    @Parameters(arity = "0..1", paramLabel = "ROUTE", description = "One route, with its last changes.")
    private @Nullable String route;

    @Override
    JsonNode ask(AdminClient client) throws AdminClient.Refused {
        return client.get(route == null ? "/api/v1/routes" : "/api/v1/routes/" + AdminClient.escaped(route));
    }

    @Override
    void print(JsonNode answer, AdminClient client, PrintWriter out) throws AdminClient.Refused {
        if (route != null) {
            one(answer, out);
            out.println();
            AuditCommand.table(client.get("/api/v1/audit?route=" + AdminClient.escaped(route))
                            .path("events"))
                    .print(out);
            return;
        }
        head(answer, out);
        Columns columns = new Columns(
                "ROUTE",
                "FILE %",
                "NOW %",
                "STATE",
                "|",
                "LEGACY/MIN",
                "ERR",
                "P50 MS",
                "P99 MS",
                "BREAKER",
                "|",
                "MODERN/MIN",
                "ERR",
                "P50 MS",
                "P99 MS",
                "BREAKER",
                "BY");
        answer.path("routes").forEach(state -> row(columns, state));
        columns.print(out);
    }

    private static void head(JsonNode answer, PrintWriter out) {
        out.println("rules " + answer.path("revision").asText() + ", loaded "
                + answer.path("loadedAt").asText());
        JsonNode last = answer.path("lastReload");
        if (last.path("result").asText().equals("rejected")) {
            out.println("THE RULES AS THEY STAND ARE REJECTED since "
                    + last.path("at").asText() + ":");
            last.path("problems").forEach(problem -> out.println("  " + problem(problem)));
        }
    }

    private static String problem(JsonNode problem) {
        return problem.path("file").asText() + ":" + problem.path("line").asText() + ":"
                + problem.path("column").asText() + ": "
                + problem.path("message").asText();
    }

    private static void row(Columns columns, JsonNode state) {
        JsonNode legacy = state.at("/sides/legacy");
        JsonNode modern = state.at("/sides/modern");
        columns.row(
                state.path("id").asText(),
                state.at("/split/configured").asText(),
                state.at("/split/effective").asText(),
                word(state),
                "|",
                cell(legacy, "requests"),
                cell(legacy, "errors"),
                cell(legacy, "p50Ms"),
                cell(legacy, "p99Ms"),
                cell(legacy, "breaker"),
                "|",
                cell(modern, "requests"),
                cell(modern, "errors"),
                cell(modern, "p50Ms"),
                cell(modern, "p99Ms"),
                cell(modern, "breaker"),
                by(state.path("override")));
    }

    private static void one(JsonNode state, PrintWriter out) {
        out.println(state.path("id").asText() + ": " + word(state));
        out.println("  modern   " + state.at("/split/effective").asText() + " % now, "
                + state.at("/split/configured").asText() + " % in the rules");
        String by = by(state.path("override"));
        if (!by.equals("-")) {
            out.println("  by       " + by);
        }
        Columns columns = new Columns("  LAST MINUTE", "REQUESTS", "ERRORS", "P50 MS", "P99 MS", "BREAKER");
        state.path("sides")
                .properties()
                .forEach(side -> columns.row(
                        "  " + side.getKey(),
                        cell(side.getValue(), "requests"),
                        cell(side.getValue(), "errors"),
                        cell(side.getValue(), "p50Ms"),
                        cell(side.getValue(), "p99Ms"),
                        cell(side.getValue(), "breaker")));
        columns.print(out);
    }

    private static String word(JsonNode state) {
        JsonNode override = state.path("override");
        if (state.path("killed").asBoolean()) {
            return "KILLED" + (override.path("kill").asText().equals("*") ? " (all)" : "");
        }
        if (override.hasNonNull("kill")) {
            return "kill without a legacy side";
        }
        if (override.hasNonNull("drainUntil")) {
            String left = Elapsed.until(override.path("drainUntil").asText());
            return left.isEmpty() ? "drained" : "drains, " + left + " left";
        }
        if (override.hasNonNull("modern")) {
            return "ramp";
        }
        return override.path("exempt").asBoolean() ? "exempt from kill" : "-";
    }

    private static String by(JsonNode override) {
        if (!override.hasNonNull("actor")) {
            return "-";
        }
        String reason = override.path("reason").isTextual()
                ? ": " + override.path("reason").asText()
                : "";
        String since = Elapsed.since(override.path("since").asText());
        return override.path("actor").asText() + " " + since + " ago" + reason;
    }

    private static String cell(JsonNode side, String field) {
        JsonNode value = side.path(field);
        return value.isMissingNode() || value.isNull() ? "-" : value.asText();
    }
}
