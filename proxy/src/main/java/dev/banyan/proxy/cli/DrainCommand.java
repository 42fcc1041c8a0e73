package dev.banyan.proxy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** No new visits to modern. */
@Command(
        name = "drain",
        mixinStandardHelpOptions = true,
        description = "Let visits under way end on a route's modern side, and take no new ones there.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:refused", "2:wrong usage"})
final class DrainCommand extends AdminCommand {
    @Parameters(paramLabel = "ROUTE", description = "The route's id.")
    @SuppressWarnings("NullAway.Init")
    private String route;

    @Option(
            names = "--ttl",
            paramLabel = "DURATION",
            defaultValue = "30m",
            description = "How long visits under way may stay; default ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init")
    private String ttl;

    @Override
    JsonNode ask(AdminClient client) throws AdminClient.Refused {
        return client.post(
                "/api/v1/routes/" + AdminClient.escaped(route) + "/drain",
                options.body().put("ttl", ttl));
    }

    @Override
    void print(JsonNode answer, AdminClient client, PrintWriter out) {
        out.println(route + ": drains, visits under way stay on modern until "
                + answer.at("/override/drainUntil").asText() + ", then nothing does");
    }
}
