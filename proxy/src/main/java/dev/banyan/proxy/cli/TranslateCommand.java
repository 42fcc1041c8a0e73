package dev.banyan.proxy.cli;

import dev.banyan.legacy.schema.SchemaFiles;
import dev.banyan.legacy.translate.Answer;
import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.translate.Request;
import dev.banyan.legacy.workbench.Message;
import dev.banyan.legacy.workbench.Sample;
import dev.banyan.legacy.workbench.Trial;
import dev.banyan.legacy.workbench.Workbench;
import dev.banyan.legacy.workbench.report.LossReport;
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
import java.util.ArrayList;
import java.util.List;
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

    @Option(
            names = "--direction",
            description = "${COMPLETION-CANDIDATES}; default request, of --sample and --report both.")
    private @Nullable Way direction;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private MessageOptions message;

    @Option(
            names = "--sample",
            description = "Make messages up, by the schema or by what lines look for, and show those.")
    private boolean sample;

    @Option(names = "--report", description = "Tell what gets lost, by the lines and by the schemas.")
    private boolean report;

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
        check();
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
        SchemaFiles files = new SchemaDirectory(RulesFiles.directory(path));
        if (report) {
            return told(LossReport.of(translation, files, directions()));
        }
        Workbench bench = new Workbench(translation, files);
        TrialOutput output = new TrialOutput(format, loaded.locations(), spec.commandLine());
        return sample ? samples(bench, output) : trial(bench, body(bench, translation.maxBody()), output);
    }

    /** What is made up, and what is found without a message, needs none. */
    private void check() {
        if (sample && report) {
            throw usage("--sample: with --report (expected: one of them)");
        }
        if ((sample || report) && (raw || target != null || file != null)) {
            String with = raw ? "--raw" : target != null ? "--out" : "FILE";
            throw usage(with + ": with " + (sample ? "--sample" : "--report") + " (expected: with a message's body)");
        }
    }

    private List<Direction> directions() {
        return direction == null ? List.of(Direction.values()) : List.of(direction.direction);
    }

    private int told(LossReport losses) {
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.json) {
            out.println(LossJson.of(losses).toPrettyString());
        } else {
            LossText.print(losses, out);
        }
        return 0;
    }

    private int samples(Workbench bench, TrialOutput output) {
        List<Sample> samples = new ArrayList<>();
        Request head = head(bench.needsBody(Direction.REQUEST));
        directions().forEach(way -> samples.addAll(bench.samples(way, head)));
        return output.print(String.valueOf(name), samples);
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
            if (bench.needsBody(way().direction)) {
                throw usage("FILE: missing (expected: the body of the " + way() + ", or - for standard input)");
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

    private Way way() {
        return direction == null ? Way.request : direction;
    }

    private int trial(Workbench bench, byte[] body, TrialOutput output) throws IOException {
        Trial trial = way() == Way.request
                ? bench.request(head(file != null).withBody(body))
                : bench.response(answer(body), head(false));
        Message after = trial.after();
        int exit = raw ? output.fault(trial) : output.print(trial);
        if (raw) {
            write(after, streams().bytes());
        }
        boolean written =
                target == null || after == null || OutFile.write(target, after.bytes(), spec.commandLine()) == 0;
        return written ? exit : 1;
    }

    private Request head(boolean withBody) {
        try {
            return message.request(withBody);
        } catch (IllegalArgumentException impossible) {
            throw usage(String.valueOf(impossible.getMessage()));
        }
    }

    private Answer answer(byte[] body) {
        try {
            return message.answer(body);
        } catch (IllegalArgumentException impossible) {
            throw usage(String.valueOf(impossible.getMessage()));
        }
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
