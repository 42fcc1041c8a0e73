package dev.banyan.proxy.peers;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Evaluates {@link NeedsProgram}. */
final class ProgramCondition implements ExecutionCondition {
    private final Map<String, String> environment;

    ProgramCondition() {
        this(System.getenv());
    }

    ProgramCondition(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getElement()
                .map(element -> element.getAnnotation(NeedsProgram.class))
                .map(needs -> evaluate(context.getDisplayName(), needs.value()))
                .orElseGet(() -> ConditionEvaluationResult.enabled("needs no program"));
    }

    /** @throws IllegalStateException under CI, where a program is missing: the test then counts as failed */
    ConditionEvaluationResult evaluate(String test, String... programs) {
        List<String> missing =
                Arrays.stream(programs).filter(program -> !present(program)).toList();
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("all programs are there");
        }
        String finding = test + " needs " + String.join(", ", missing) + ", not found on this machine";
        if (Boolean.parseBoolean(environment.get("CI"))) {
            throw new IllegalStateException(finding + "; with CI=true nothing is skipped");
        }
        System.err.println("SKIPPED: " + finding);
        return ConditionEvaluationResult.disabled(finding);
    }

    private boolean present(String program) {
        if (program.startsWith("/")) {
            return exists(program);
        }
        String path = environment.getOrDefault("PATH", "");
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static boolean exists(String path) {
        int star = path.indexOf("/*/");
        if (star < 0) {
            return Files.exists(Path.of(path));
        }
        String[] names = new File(path.substring(0, star + 1)).list();
        return names != null
                && Arrays.stream(names)
                        .anyMatch(name -> exists(path.substring(0, star + 1) + name + path.substring(star + 2)));
    }
}
