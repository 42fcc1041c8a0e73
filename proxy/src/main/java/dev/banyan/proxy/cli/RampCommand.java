package dev.banyan.proxy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.rules.model.Percent;
import java.io.PrintWriter;
import java.math.BigDecimal;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** An operator's percent in place of the file's. */
@Command(
        name = "ramp",
        mixinStandardHelpOptions = true,
        description = {
            "Give the modern side of a route this percent, in place of the rules' own,",
            "until 'restore' or until the rules' percent for that route changes."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:refused", "2:wrong usage"})
final class RampCommand extends AdminCommand {
    @Parameters(index = "0", paramLabel = "ROUTE", description = "The route's id.")
    @SuppressWarnings("NullAway.Init")
    private String route;

    @Parameters(
            index = "1",
            paramLabel = "PERCENT",
            converter = PercentConverter.class,
            description = "0 to 100 in steps of 0.01.")
    @SuppressWarnings("NullAway.Init")
    private Percent percent;

    /** So that a wrong percent is a matter of usage. */
    static final class PercentConverter implements ITypeConverter<Percent> {
        @Override
        public Percent convert(String text) {
            if (!text.matches("\\d{1,3}(\\.\\d{1,10})?")) {
                throw new TypeConversionException("'" + text + "' (expected: 0 to 100 in steps of 0.01)");
            }
            try {
                return Percent.of(new BigDecimal(text));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    @Override
    JsonNode ask(AdminClient client) throws AdminClient.Refused {
        return client.put(
                "/api/v1/routes/" + AdminClient.escaped(route) + "/split",
                options.body().put("modern", percent.value()));
    }

    @Override
    void print(JsonNode answer, AdminClient client, PrintWriter out) {
        out.println(route + ": modern " + percent + " % (rules: "
                + answer.at("/split/configured").asText() + " %)");
        if (answer.path("killed").asBoolean()) {
            spec.commandLine()
                    .getErr()
                    .println("WARNING: " + route + " is killed, so modern gets nothing until 'banyan restore'");
        }
    }
}
