package dev.banyan.proxy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** Everything to legacy, now. */
@Command(
        name = "kill",
        mixinStandardHelpOptions = true,
        description = "Send everything of a route to its legacy side, now and until 'restore'.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:in force", "1:refused", "2:wrong usage"})
final class KillCommand extends AdminCommand {
    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private RouteOrAll what;

    @Override
    JsonNode ask(AdminClient client) throws AdminClient.Refused {
        return client.post("/api/v1/kill", options.body().put("route", what.word()));
    }

    @Override
    void print(JsonNode answer, AdminClient client, PrintWriter out) {
        out.println(what.shown() + ": killed, everything goes to legacy until 'banyan restore'");
        List<String> unaffected = new ArrayList<>();
        answer.path("unaffected").forEach(id -> unaffected.add(id.asText()));
        if (!unaffected.isEmpty()) {
            out.println("unaffected, they have no legacy side: " + String.join(", ", unaffected));
        }
        if (answer.hasNonNull("warning")) {
            spec.commandLine()
                    .getErr()
                    .println("WARNING: " + answer.get("warning").asText());
        }
    }
}
