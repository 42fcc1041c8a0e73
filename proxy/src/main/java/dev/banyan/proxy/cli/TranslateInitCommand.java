package dev.banyan.proxy.cli;

import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.schema.SchemaFiles;
import dev.banyan.legacy.workbench.draft.CopybookDraft;
import dev.banyan.legacy.workbench.draft.Draft;
import dev.banyan.legacy.workbench.draft.WsdlDraft;
import dev.banyan.legacy.workbench.draft.XsdDraft;
import dev.banyan.proxy.translations.SchemaDirectory;
import dev.banyan.rules.validate.Place;
import dev.banyan.rules.validate.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes rules to begin with, made of a schema. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Write a commented translation to begin with, made of a WSDL, an XML Schema or a copybook.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:a schema that cannot be used, or a file that cannot be written", "2:wrong usage"})
final class TranslateInitCommand implements Callable<Integer> {
    private static final String ID = "[a-z0-9][a-z0-9._-]{0,62}";

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private Schema schema;

    @Option(names = "--operation", paramLabel = "NAME", description = "Of the WSDL; default all.")
    private @Nullable String operation;

    @Option(names = "--element", paramLabel = "NAME", description = "Of the XML Schema; default the first.")
    private @Nullable String element;

    @Option(names = "--name", paramLabel = "NAME", description = "Of route and translation; default by the schema.")
    private @Nullable String name;

    @Option(names = "--mimic", description = "An old client before a service of JSON, instead of the other way round.")
    private boolean mimic;

    @Option(names = "--out", paramLabel = "FILE", description = "A new file; default standard output.")
    private @Nullable Path target;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** What it is made of. */
    private static final class Schema {
        @Option(names = "--wsdl", required = true, paramLabel = "FILE", description = "A WSDL.")
        private @Nullable Path wsdl;

        @Option(names = "--xsd", required = true, paramLabel = "FILE", description = "An XML Schema.")
        private @Nullable Path xsd;

        @Option(names = "--copybook", required = true, paramLabel = "FILE", description = "A COBOL copybook.")
        private @Nullable Path copybook;
    }

    @Override
    public Integer call() {
        check();
        if (target != null && !Files.isDirectory(RulesFiles.directory(target))) {
            return OutFile.refuse(target, spec.commandLine());
        }
        String text;
        try {
            text = draft().named(name).text(mimic);
        } catch (BadSchema bad) {
            Place place = new Place(bad.file(), Math.max(1, bad.line()), Math.max(1, bad.column()));
            spec.commandLine().getErr().println(Problem.error("bad-schema", place, bad.getMessage(), ""));
            return 1;
        } catch (IllegalArgumentException unknown) {
            throw usage("--" + unknown.getMessage());
        }
        if (target != null) {
            return OutFile.write(target, text.getBytes(StandardCharsets.UTF_8), spec.commandLine());
        }
        spec.commandLine().getOut().print(text);
        return 0;
    }

    private void check() {
        if (operation != null && schema.wsdl == null) {
            throw usage("--operation: " + operation + " (expected: with --wsdl)");
        }
        if (element != null && schema.xsd == null) {
            throw usage("--element: " + element + " (expected: with --xsd)");
        }
        if (name != null && !name.matches(ID)) {
            throw usage("--name: " + name + " (expected: small letters, digits, dots and dashes, 63 at most)");
        }
        if (target != null && Files.exists(target)) {
            throw usage("--out: " + target + " (expected: a new file, for what is written by hand is not to be lost)");
        }
    }

    private Draft draft() throws BadSchema {
        Path directory = target == null ? Path.of("").toAbsolutePath() : RulesFiles.directory(target);
        SchemaFiles files = new SchemaDirectory(directory);
        if (schema.wsdl != null) {
            return WsdlDraft.of(files, relative(schema.wsdl, directory), operation);
        }
        if (schema.xsd != null) {
            return XsdDraft.of(files, relative(schema.xsd, directory), element);
        }
        return CopybookDraft.of(files, relative(Objects.requireNonNull(schema.copybook), directory));
    }

    /** As the rules have to name it. */
    private String relative(Path file, Path directory) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw usage("FILE: " + file + " (expected: a file that can be read)");
        }
        Path absolute = file.toAbsolutePath().normalize();
        boolean near = absolute.getRoot().equals(directory.getRoot());
        return (near ? directory.normalize().relativize(absolute) : absolute).toString();
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
