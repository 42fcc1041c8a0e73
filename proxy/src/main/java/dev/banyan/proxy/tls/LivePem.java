package dev.banyan.proxy.tls;

import dev.banyan.rules.validate.Problem;
import java.lang.ref.Cleaner;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something made of PEM files, made anew when they change. What cannot be used leaves the one before in force. For any
 * thread.
 *
 * @param <T> what is made
 */
final class LivePem<T> {
    private static final Cleaner CLEANER = Cleaner.create();

    private final List<PemSource> sources;
    private final Function<PemTexts, @Nullable T> maker;
    private final Held<T> held;
    private PemTexts read;
    private FileStamps seen;

    /**
     * @param maker adds its problems to the texts; null where nothing could be made
     * @param disposer takes what nobody uses any more; must not hold on to whoever holds this
     */
    LivePem(List<PemSource> sources, Function<PemTexts, @Nullable T> maker, Consumer<T> disposer) {
        this.sources = List.copyOf(sources);
        this.maker = maker;
        this.held = new Held<>(disposer);
        this.seen = FileStamps.of(sources);
        this.read = PemTexts.read(sources);
        this.held.current = made(read);
        CLEANER.register(this, held::dispose);
    }

    /** What was made, apart from what it was made by: that may be gone before it is disposed of. */
    private static final class Held<T> {
        private final Consumer<T> disposer;
        private volatile @Nullable T current;
        private @Nullable T before;

        Held(Consumer<T> disposer) {
            this.disposer = disposer;
        }

        /** The one before lives on until the next change: a handshake may just have taken it. */
        void replace(T made) {
            T oldest = before;
            before = current;
            current = made;
            if (oldest != null) {
                disposer.accept(oldest);
            }
        }

        void dispose() {
            for (T each : Arrays.asList(current, before)) {
                if (each != null) {
                    disposer.accept(each);
                }
            }
        }
    }

    /** What is wrong with the files as they were read last, or odd. */
    synchronized List<Problem> problems() {
        return List.copyOf(read.problems());
    }

    /** False where the files could not be used. */
    synchronized boolean isSound() {
        return read.areSound();
    }

    /** The newest that could be made; null where there never was one. */
    @Nullable
    T find() {
        return held.current;
    }

    /**
     * The newest that could be made.
     *
     * @throws IllegalStateException where there never was one
     */
    T current() {
        T made = held.current;
        if (made == null) {
            throw new IllegalStateException("TLS: no context (expected: files that could be used)");
        }
        return made;
    }

    /** The attributes of its files at this moment. */
    FileStamps stamps() {
        return FileStamps.of(sources);
    }

    /** What people call its files. */
    String names() {
        return sources.stream().map(PemSource::name).collect(Collectors.joining(", "));
    }

    /** Whether it is worth a {@link #renew}; a cheap look. */
    synchronized boolean seemsChanged() {
        return !seen.areSettled() || !seen.equals(FileStamps.of(sources));
    }

    /** Reads the files again; true where they say something else than the last time, good or bad. */
    synchronized boolean renew() {
        FileStamps stamps = FileStamps.of(sources);
        PemTexts now = PemTexts.read(sources);
        seen = stamps;
        if (read.sameTextAs(now)) {
            return false;
        }
        read = now;
        T made = made(now);
        if (made != null) {
            held.replace(made);
        }
        return true;
    }

    private @Nullable T made(PemTexts texts) {
        T made = maker.apply(texts);
        if (made != null && !texts.areSound()) {
            held.disposer.accept(made);
            return null;
        }
        return made;
    }
}
