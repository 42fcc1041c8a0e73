package dev.banyan.proxy.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: what {@code banyan} and the image's entry point understand (contract, section 2). */
@Command(
        name = "banyan",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "A strangler-fig migration proxy: moves a legacy application's traffic,",
            "route by route and percent by percent, to modern services."
        },
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "'banyan COMMAND --help' says more; 'banyan demo' shows it all in a minute or two."},
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            ChaosCommand.class,
            ValidateCommand.class,
            ExplainCommand.class,
            TranslateCommand.class,
            SchemaCommand.class,
            StatusCommand.class,
            RampCommand.class,
            DrainCommand.class,
            KillCommand.class,
            RestoreCommand.class,
            AuditCommand.class,
            CompletionCommand.class
        })
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Streams streams;

    private Main() {
        this(Streams.NONE);
    }

    private Main(Streams streams) {
        this.streams = streams;
    }

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(new Streams(System.in, System.out), out, err, args));
    }

    /**
     * Runs one command to its end.
     *
     * @param streams bytes for those that ask for them
     * @param out what was asked for: reports, schemas, the ready line
     * @param err what went wrong, and summaries
     * @return the process's exit code: 0 done, 1 refused or bad rules, 2 usage, 3 no route matched ({@code explain})
     */
    static int run(Streams streams, PrintWriter out, PrintWriter err, String... args) {
        int exit = new CommandLine(new Main(streams))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(Main::unexpected)
                .execute(args);
        out.flush();
        err.flush();
        return exit;
    }

    Streams streams() {
        return streams;
    }

    /** Without a command: usage. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    /** What no command foresaw is a fault of Banyan's own: the trace says where. */
    private static int unexpected(Exception fault, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println("banyan " + command.getCommandName() + ": unexpected failure, please report it");
        fault.printStackTrace(command.getErr());
        return CommandLine.ExitCode.SOFTWARE;
    }
}
