package dev.banyan.proxy.origin;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Notices every buffer that is lost without having been released, for as long as it is open. */
final class LostBuffers implements AutoCloseable {
    private static final int ROUNDS = 5;

    private final ResourceLeakDetector.Level before;
    private final Logger logger = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
    private final ListAppender<ILoggingEvent> reports = new ListAppender<>();

    LostBuffers() {
        loadVertx();
        before = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        // What others lost before is not looked for.
        provoke();
        reports.list = new CopyOnWriteArrayList<>();
        reports.start();
        logger.addAppender(reports);
        logger.setAdditive(false);
    }

    /** The first Vert.x of a process turns the detector off: that one must not come later than this. */
    private static void loadVertx() {
        try {
            Class.forName("io.vertx.core.impl.VertxImpl");
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** What was lost until now: a line a buffer, with the places that it was seen at. */
    List<String> reports() {
        if (ResourceLeakDetector.getLevel() != ResourceLeakDetector.Level.PARANOID) {
            throw new AssertionError("level: " + ResourceLeakDetector.getLevel() + " (expected: still the one set)");
        }
        provoke();
        return reports.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static void provoke() {
        for (int i = 0; i < ROUNDS; i++) {
            System.gc();
            // The detector reports when the next buffers are made.
            for (int each = 0; each < 100; each++) {
                ByteBuf buffer = PooledByteBufAllocator.DEFAULT.directBuffer(16);
                buffer.release();
            }
        }
    }

    @Override
    public void close() {
        logger.detachAppender(reports);
        logger.setAdditive(true);
        ResourceLeakDetector.setLevel(before);
    }
}
