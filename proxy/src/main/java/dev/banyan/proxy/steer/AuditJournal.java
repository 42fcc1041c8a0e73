package dev.banyan.proxy.steer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit events as lines of JSON in {@code stateDir/audit.jsonl}, appended and flushed one by one.
 *
 * <p>A process may die at any byte: the torn last line, which nobody was told of, is cut off at the next start. Lines
 * before it that cannot be read are skipped loudly, and the file is kept aside. At 4 MiB the file becomes an archive
 * and a new one begins with a snapshot, so that a start reads one file; the last 8 archives are kept.
 */
public final class AuditJournal implements EventLog {
    private static final Logger log = LoggerFactory.getLogger(AuditJournal.class);
    private static final long ROTATE_AT = 4 << 20;
    private static final int ARCHIVES = 8;

    private final StateDir dir;
    private final JournalFiles files;
    private final long rotateAt;
    private FileChannel channel;
    private long length;
    private long base;
    private volatile Snapshot snapshot;

    private AuditJournal(StateDir dir, long rotateAt) throws IOException {
        this.dir = dir;
        this.files = new JournalFiles(dir);
        this.rotateAt = rotateAt;
        Replay replay = replay();
        this.snapshot = replay.snapshot();
        this.channel = StateDir.channel(files.current());
        this.length = replay.length();
        if (!replay.damage().isEmpty()) {
            startAnew(false);
        }
        dir.sync();
    }

    /**
     * Reads what is there and holds the directory until {@link #close}.
     *
     * @param stateDir made where it is missing
     * @throws IOException where it cannot be read or written, or another process holds it
     */
    public static AuditJournal open(Path stateDir) throws IOException {
        return open(stateDir, ROTATE_AT);
    }

    static AuditJournal open(Path stateDir, long rotateAt) throws IOException {
        StateDir dir = StateDir.open(stateDir);
        try {
            return new AuditJournal(dir, rotateAt);
        } catch (IOException | RuntimeException e) {
            dir.close();
            throw e;
        }
    }

    @Override
    public Overlays state() {
        return snapshot.overlays();
    }

    @Override
    public @Nullable String revision() {
        return snapshot.revision();
    }

    @Override
    public void remember(String revision) throws IOException {
        Snapshot next = snapshot.withRevision(revision);
        write(line(next.json().toString()));
        snapshot = next;
    }

    @Override
    public AuditEvent append(AuditEvent event) throws IOException {
        AuditEvent next = event.withSeq(snapshot.seq() + 1);
        write(line(EventLine.of(next).toString()));
        snapshot = snapshot.after(next);
        if (length - base >= rotateAt) {
            rotate();
        }
        return next;
    }

    @Override
    public List<AuditEvent> read(@Nullable String route, @Nullable Instant since, int limit) throws IOException {
        EventFilter filter = new EventFilter(route, since, limit);
        filter.readOlder(files.current());
        List<Path> archives = files.archives();
        for (int i = archives.size() - 1; i >= 0 && !filter.isDone(); i--) {
            filter.readOlder(archives.get(i));
        }
        return filter.events();
    }

    @Override
    public void close() throws IOException {
        try (dir) {
            channel.close();
        }
    }

    private Replay replay() throws IOException {
        Path file = files.current();
        List<Path> archives = files.archives();
        boolean lost = !Files.exists(file) && !archives.isEmpty();
        if (!Files.exists(file) && !lost) {
            return Replay.of(new byte[0]);
        }
        byte[] bytes = Files.readAllBytes(lost ? archives.get(archives.size() - 1) : file);
        Replay replay = Replay.of(bytes);
        replay.damage().forEach(message -> log.error("{}: {}; read on behind it, the file is kept", file, message));
        if (replay.length() < bytes.length) {
            log.warn("{}: {} bytes of a torn last line are cut off", file, bytes.length - replay.length());
        }
        if (lost) {
            log.error("{}: missing beside its archives; what operators did last may be lost", file);
            dir.replace(file, line(replay.snapshot().json().toString()));
            return Replay.of(Files.readAllBytes(file));
        }
        return replay;
    }

    /** The line is on the disk when this returns; when it throws, the next call cuts off what may be there of it. */
    private void write(byte[] line) throws IOException {
        if (channel.size() != length) {
            channel.truncate(length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(line);
        while (buffer.hasRemaining()) {
            channel.write(buffer, length + buffer.position());
        }
        channel.force(false);
        length += line.length;
    }

    private void rotate() {
        try {
            startAnew(true);
            files.prune(ARCHIVES);
        } catch (IOException e) {
            base = length;
            log.warn("{}: not rotated, it goes on growing: {}", files.current(), e.toString());
        }
    }

    /** The old file is copied, not moved: at no moment is there no journal. Reading knows events met twice by their seq. */
    private void startAnew(boolean sound) throws IOException {
        dir.replace(files.archive(snapshot.seq(), sound), Files.readAllBytes(files.current()));
        byte[] first = line(snapshot.json().toString());
        dir.replace(files.current(), first);
        FileChannel old = channel;
        channel = StateDir.channel(files.current());
        length = first.length;
        base = length;
        old.close();
    }

    private static byte[] line(String json) {
        return (json + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
