package dev.banyan.legacy.format.soap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * PHP with its SOAP extension. As an extension of a test class: where it is missing the tests are skipped with a line on
 * standard error; under continuous integration ({@code CI=true}) they fail instead.
 */
public final class RealPhp implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (isThere()) {
            return ConditionEvaluationResult.enabled("PHP is there");
        }
        String finding =
                context.getDisplayName() + " needs php with soap (php-cli, php-soap), not found on this machine";
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException(finding + "; with CI=true nothing is skipped");
        }
        System.err.println("SKIPPED: " + finding);
        return ConditionEvaluationResult.disabled(finding);
    }

    /** What a script of the test resources writes, fed with that input; paths of files are made real ones. */
    public static byte[] run(String script, byte[] input, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("php", file(script).toString()));
        command.addAll(List.of(arguments));
        Path in = Files.createTempFile("php", ".in");
        try {
            Files.write(in, input);
            return run(new ProcessBuilder(command).redirectInput(in.toFile()));
        } finally {
            Files.delete(in);
        }
    }

    /** A file of the test resources beside this class. */
    public static Path file(String name) throws IOException {
        try (InputStream in = RealPhp.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("no file " + name + " beside the tests");
            }
            Path copy = Files.createTempDirectory("php").resolve(name.substring(name.lastIndexOf('/') + 1));
            Files.copy(in, copy);
            copy.toFile().deleteOnExit();
            copy.getParent().toFile().deleteOnExit();
            return copy;
        }
    }

    private static boolean isThere() {
        try {
            return new String(run(new ProcessBuilder("php", "-m")), StandardCharsets.UTF_8).contains("soap");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] run(ProcessBuilder program) throws IOException, InterruptedException {
        Process process = program.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        byte[] output = process.getInputStream().readAllBytes();
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("php: " + new String(output, StandardCharsets.UTF_8));
        }
        return output;
    }
}
