package dev.banyan.proxy.cli;

import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.workbench.Message;
import dev.banyan.legacy.workbench.Trial;
import dev.banyan.legacy.workbench.Workbench;
import dev.banyan.proxy.translations.SchemaDirectory;
import dev.banyan.rules.live.Generation;
import dev.banyan.rules.live.Loaded;
import dev.banyan.rules.model.translation.Translation;
import dev.banyan.rules.validate.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends a message through a translation, and shows what becomes of it, line by line: no running Banyan is asked. */
@Command(
        name = "translate",
        mixinStandardHelpOptions = true,
        description = "Show what a translation makes of a message, line by line.",
        subcommands = TranslateInitCommand.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:untranslatable, or bad rules", "2:wrong usage"})
final class TranslateCommand implements Callable<Integer> {
    // Not required by the parser: 'translate init' has none.
    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "The translation's name in the rules.")
    private @Nullable String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The message's body; - is standard input. Not needed where no body is looked at.")
    private @Nullable String file;

    @Option(
            names = "--rules",
            paramLabel = "PATH",
            description = "A file, or a directory of *.yaml; default rules.yaml, else rules/, in this directory.")
    private @Nullable Path rules;

    @Option(names = "--direction", description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Way direction = Way.request;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private MessageOptions message;

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the bytes of the body that goes to a file.")
    private @Nullable Path target;

    @Option(names = "--raw", description = "Print the bytes of the body that goes, and nothing else.")
    private boolean raw;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** The names are the words of {@code --direction}. */
    enum Way {
        request(Direction.REQUEST),
        response(Direction.RESPONSE);

        private final Direction direction;

        Way(Direction direction) {
            this.direction = direction;
        }
    }

    @Override
    public Integer call() throws IOException {
        if (name == null) {
            throw usage("NAME: missing (expected: a translation of the rules, or init)");
        }
        Path path = rules == null ? RulesFiles.nearby() : rules;
        if (path == null) {
            throw usage("--rules: not given, and neither rules.yaml nor rules/ is here (expected: one of them)");
        }
        Loaded loaded = RulesFiles.load(path);
        Generation generation = loaded.generation();
        if (generation == null) {
            ProblemReport.text(
                    spec.commandLine().getErr(),
                    spec.commandLine().getColorScheme().ansi(),
                    loaded.problems());
            return 1;
        }
        Translation translation = translation(name, generation.rules().translations());
        Workbench bench = new Workbench(translation, new SchemaDirectory(RulesFiles.directory(path)));
        Trial trial = trial(bench, body(bench, translation.maxBody()));
        return told(trial, new FaultReport(loaded.locations()));
    }

    private Translation translation(String name, Map<String, Translation> known) {
        Translation found = known.get(name);
        if (found == null) {
            String names = known.isEmpty() ? "a translation in the rules" : String.join(", ", known.keySet());
            String hint = Suggestion.of(name, known.keySet());
            throw usage("NAME: " + name + " (expected: " + names + ")" + (hint.isEmpty() ? "" : ", " + hint));
        }
        return found;
    }

    private byte[] body(Workbench bench, long most) throws IOException {
        if (file == null) {
            if (bench.needsBody(direction.direction)) {
                throw usage("FILE: missing (expected: the body of the " + direction + ", or - for standard input)");
            }
            return new byte[0];
        }
        int bound = (int) Math.min(most + 1, Integer.MAX_VALUE - 8);
        if (file.equals("-")) {
            return streams().in().readNBytes(bound);
        }
        Path path = Path.of(file);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw usage("FILE: " + file + " (expected: a file that can be read)");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(bound);
        }
    }

    private Trial trial(Workbench bench, byte[] body) {
        try {
            return direction == Way.request
                    ? bench.request(message.request(body))
                    : bench.response(message.answer(body), message.request(new byte[0]));
        } catch (IllegalArgumentException impossible) {
            throw new ParameterException(spec.commandLine(), impossible.getMessage(), impossible);
        }
    }

    private int told(Trial trial, FaultReport faults) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (raw) {
            write(trial.after(), streams().bytes());
        } else if (format == Format.json) {
            out.println(new TrialJson(faults).of(trial).toPrettyString());
        } else {
            TrialText.print(trial, out);
        }
        Message after = trial.after();
        if (target != null && after != null && OutFile.write(target, after.bytes(), spec.commandLine()) != 0) {
            return 1;
        }
        Trial.Fault fault = trial.fault();
        if (fault != null && (raw || format == Format.text)) {
            out.flush();
            faults.print(fault, spec.commandLine().getErr());
        }
        return trial.after() == null ? 1 : 0;
    }

    private static void write(@Nullable Message after, OutputStream to) throws IOException {
        if (after != null) {
            to.write(after.bytes());
            to.flush();
        }
    }

    private Streams streams() {
        return ((Main) spec.root().userObject()).streams();
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
