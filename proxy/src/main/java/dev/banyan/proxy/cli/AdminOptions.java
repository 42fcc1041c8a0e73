package dev.banyan.proxy.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.proxy.admin.TokenFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command that speaks to a running Banyan understands. */
final class AdminOptions {
    @Option(
            names = "--admin",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:9901",
            description = "The admin port; default ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init")
    private URI admin;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Where the admin port wants a token: its file; of several tokens the first counts.")
    private @Nullable Path tokenFile;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it stands in the audit.")
    private @Nullable String reason;

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    AdminClient client() {
        if (admin.getHost() == null || !String.valueOf(admin.getScheme()).matches("https?")) {
            throw new ParameterException(
                    spec.commandLine(), "--admin: " + admin + " (expected: a URL such as http://127.0.0.1:9901)");
        }
        String base = admin.toString();
        return new AdminClient(URI.create(base.endsWith("/") ? base.substring(0, base.length() - 1) : base), token());
    }

    Format format() {
        return format;
    }

    /** A body that carries the reason, where one was given. */
    ObjectNode body() {
        ObjectNode body = AdminClient.JSON.createObjectNode();
        return reason == null ? body : body.put("reason", reason);
    }

    private @Nullable String token() {
        if (tokenFile == null) {
            return null;
        }
        try {
            return TokenFile.read(tokenFile).values().iterator().next();
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--token-file: cannot be read: " + e.getMessage());
        }
    }
}
