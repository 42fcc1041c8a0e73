package dev.banyan.proxy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** Back to what the file says. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Take ramp, drain and kill off a route: back to what the rules say.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:refused", "2:wrong usage"})
final class RestoreCommand extends AdminCommand {
    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private RouteOrAll what;

    @Override
    JsonNode ask(AdminClient client) throws AdminClient.Refused {
        return client.post("/api/v1/restore", options.body().put("route", what.word()));
    }

    @Override
    void print(JsonNode answer, AdminClient client, PrintWriter out) {
        out.println(what.shown() + ": restored, the rules decide again");
    }
}
