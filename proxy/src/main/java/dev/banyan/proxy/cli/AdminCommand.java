package dev.banyan.proxy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that asks a running Banyan and prints its answer. */
abstract class AdminCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    AdminOptions options;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public final Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            AdminClient client = options.client();
            JsonNode answer = ask(client);
            if (options.format() == Format.json) {
                out.println(answer.toPrettyString());
            } else {
                print(answer, client, out);
            }
            return 0;
        } catch (AdminClient.Refused e) {
            spec.commandLine().getErr().println("banyan " + spec.name() + ": " + e.getMessage());
            return 1;
        }
    }

    abstract JsonNode ask(AdminClient client) throws AdminClient.Refused;

    /** @param client for what else a reader wants to know */
    abstract void print(JsonNode answer, AdminClient client, PrintWriter out) throws AdminClient.Refused;
}
