package dev.banyan.proxy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.rules.explain.Explainer;
import dev.banyan.rules.explain.Explanation;
import dev.banyan.rules.live.Generation;
import dev.banyan.rules.live.Loaded;
import dev.banyan.rules.message.DescribedRequest;
import dev.banyan.rules.message.PathCanonicalizer;
import dev.banyan.rules.split.Claims;
import dev.banyan.rules.split.Steering;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells why a request would go where it goes, by the rules alone: no running Banyan is asked. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Tell why a request goes where it goes, and what nearly took it.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:a route matched", "1:bad rules", "2:wrong usage", "3:no route matched"})
final class ExplainCommand implements Callable<Integer> {
    private static final int NO_ROUTE = 3;

    @Option(names = "--rules", required = true, paramLabel = "PATH", description = "A file, or a directory of *.yaml.")
    @SuppressWarnings("NullAway.Init")
    private Path rules;

    @Parameters(index = "0", paramLabel = "METHOD", description = "Such as GET.")
    @SuppressWarnings("NullAway.Init")
    private String method;

    @Parameters(
            index = "1",
            paramLabel = "URL",
            description = "http://host/path, https://host/path, or /path with the host in -H.")
    @SuppressWarnings("NullAway.Init")
    private String url;

    @Option(
            names = {"-H", "--header"},
            paramLabel = "'NAME: VALUE'",
            description = "A header of the request; may be repeated.")
    private List<String> headers = new ArrayList<>();

    @Option(names = "--client-ip", paramLabel = "IP", description = "Where the request comes from.")
    private @Nullable String clientIp;

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        DescribedRequest request = request();
        Loaded loaded = RulesFiles.load(rules);
        Generation generation = loaded.generation();
        if (generation == null) {
            PrintWriter err = spec.commandLine().getErr();
            ProblemReport.text(err, spec.commandLine().getColorScheme().ansi(), loaded.problems());
            return 1;
        }
        Explanation explanation = Explainer.of(generation.rules().routes(), generation.table(), Claims.NONE)
                .explain(request, route -> Steering.NONE, System.currentTimeMillis());
        print(explanation);
        return explanation.matched() ? 0 : NO_ROUTE;
    }

    private void print(Explanation explanation) throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.json) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(explanation));
        } else {
            explanation.lines().forEach(out::println);
        }
    }

    private DescribedRequest request() {
        try {
            return DescribedRequest.of(method, url, byName(), clientIp, PathCanonicalizer.DEFAULT);
        } catch (IllegalArgumentException impossible) {
            throw new ParameterException(spec.commandLine(), impossible.getMessage(), impossible);
        }
    }

    private Map<String, List<String>> byName() {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon <= 0) {
                throw new IllegalArgumentException("header: " + header + " (expected: 'name: value')");
            }
            byName.computeIfAbsent(
                            header.substring(0, colon).strip().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.substring(colon + 1).strip());
        }
        return byName;
    }
}
