package dev.banyan.proxy.cli;

import dev.banyan.rules.live.Loaded;
import dev.banyan.rules.validate.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells every problem of the rules at once; starts nothing, changes nothing. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Check rules and tell every problem at once.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:fine", "1:problems", "2:wrong usage"})
final class ValidateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", description = "A file, or a directory of *.yaml.")
    @SuppressWarnings("NullAway.Init")
    private Path path;

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Option(names = "--strict", description = "Warnings count as problems.")
    private boolean strict;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Loaded loaded = RulesFiles.load(path);
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.json) {
            out.println(ProblemReport.json(loaded.problems()));
        } else {
            ProblemReport.text(out, spec.commandLine().getColorScheme().ansi(), loaded.problems());
        }
        spec.commandLine().getErr().println(path + ": " + summary(loaded));
        return isFine(loaded.problems()) ? 0 : 1;
    }

    private boolean isFine(List<Problem> problems) {
        return strict ? problems.isEmpty() : problems.stream().noneMatch(Problem::isError);
    }

    private static String summary(Loaded loaded) {
        long errors = loaded.problems().stream().filter(Problem::isError).count();
        long warnings = loaded.problems().size() - errors;
        String found = count(errors, "error") + ", " + count(warnings, "warning");
        var generation = loaded.generation();
        if (generation == null) {
            return found;
        }
        String routes = count(generation.rules().routes().size(), "route") + ", revision " + generation.revision();
        return (warnings == 0 ? "fine, " : found + ", ") + routes;
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
