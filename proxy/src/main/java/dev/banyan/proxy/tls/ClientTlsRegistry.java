package dev.banyan.proxy.tls;

import dev.banyan.rules.model.Backend;
import dev.banyan.rules.model.Backend.Origins;
import dev.banyan.rules.validate.Locations;
import dev.banyan.rules.validate.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** TLS towards the backends of all generations that are still alive; what is equal in the next one is kept. */
public final class ClientTlsRegistry {
    private final Path directory;
    private final Map<Backend, ClientTls> all = new HashMap<>();

    /** @param directory where relative paths begin: that of the rules */
    public ClientTlsRegistry(Path directory) {
        this.directory = directory;
    }

    /**
     * Reads the files that these backends name; those of backends that are there already are the watcher's.
     *
     * @param locations where the rules name them
     * @return what is wrong with them; with an error among it the backends must not go live
     */
    public synchronized List<Problem> prepare(Collection<Backend> backends, Locations locations) {
        List<Problem> problems = new ArrayList<>();
        for (Backend backend : backends) {
            if (speaksTls(backend)) {
                problems.addAll(prepare(backend, locations));
            }
        }
        return problems;
    }

    private List<Problem> prepare(Backend backend, Locations locations) {
        ClientTls known = all.get(backend);
        if (known != null) {
            // Where its files have changed for the worse the watcher says so, and what was good serves on.
            return List.of();
        }
        ClientTls made = new ClientTls(ClientFiles.of(backend, directory, locations));
        if (made.context().isSound()) {
            all.put(backend, made);
        }
        return made.context().problems();
    }

    /** For a backend that was prepared; null where all of its origins are plain http. */
    public synchronized @Nullable ClientTls of(Backend backend) {
        return all.get(backend);
    }

    /** Lets go of every backend but these; who holds on to its {@link ClientTls} may still use it. */
    public synchronized void retain(Collection<Backend> backends) {
        all.keySet().retainAll(Set.copyOf(backends));
    }

    synchronized List<LivePem<?>> files() {
        List<LivePem<?>> files = new ArrayList<>();
        all.values().forEach(client -> files.add(client.context()));
        return files;
    }

    private static boolean speaksTls(Backend backend) {
        return backend.tls() != null
                || backend.target() instanceof Origins origins
                        && origins.urls().stream()
                                .anyMatch(url -> url.getScheme().equalsIgnoreCase("https"));
    }
}
