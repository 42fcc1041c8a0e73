package dev.banyan.proxy.cli;

import dev.banyan.proxy.settings.SettingsSchema;
import dev.banyan.rules.yaml.RulesSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the JSON Schema that editors check rules and settings by. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Print the JSON Schema of the rules, or that of the settings.")
final class SchemaCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "OF",
            arity = "0..1",
            defaultValue = "rules",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init")
    private Kind kind;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** What there are schemas of; the names are the words typed. */
    enum Kind {
        rules,
        settings
    }

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(kind == Kind.rules ? RulesSchema.json() : SettingsSchema.json());
        return 0;
    }
}
