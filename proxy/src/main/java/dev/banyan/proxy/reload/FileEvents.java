package dev.banyan.proxy.reload;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wakes up when something happens around a file or in a directory. Only a hint: events may be missing or too many. */
final class FileEvents implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(FileEvents.class);
    /** What comes together is one event, and a busy directory keeps nobody busy. */
    private static final Duration MERGE = Duration.ofMillis(20);

    private final Path root;
    private final @Nullable WatchService service = open();
    private @Nullable WatchKey key;
    private @Nullable Path watched;

    FileEvents(Path root) {
        this.root = root.toAbsolutePath();
    }

    /** True as soon as something happened; false where nothing did in that time. */
    boolean await(Duration longest) throws InterruptedException {
        if (service == null) {
            TimeUnit.NANOSECONDS.sleep(longest.toNanos());
            return false;
        }
        follow(service);
        WatchKey woken = service.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
        if (woken == null) {
            return false;
        }
        TimeUnit.NANOSECONDS.sleep(MERGE.toNanos());
        woken.pollEvents();
        woken.reset();
        return true;
    }

    /** A file's own directory is watched, for what replaces a file is another one. */
    private void follow(WatchService service) {
        Path directory = Files.isDirectory(root) ? root : Objects.requireNonNullElse(root.getParent(), root);
        if (key != null && key.isValid() && directory.equals(watched)) {
            return;
        }
        if (key != null) {
            key.cancel();
        }
        watched = directory;
        key = register(service, directory);
    }

    private static @Nullable WatchKey register(WatchService service, Path directory) {
        try {
            return directory.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
        } catch (IOException e) {
            return null; // It is not there, or may not be watched: tried again at the next look.
        }
    }

    private static @Nullable WatchService open() {
        try {
            return FileSystems.getDefault().newWatchService();
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("no file events to be had, rules are polled only: {}", e.toString());
            return null;
        }
    }

    @Override
    public void close() {
        try {
            if (service != null) {
                service.close();
            }
        } catch (IOException e) {
            LOG.debug("file events did not close", e);
        }
    }
}
