package dev.banyan.proxy.cli;

import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/**
 * SIGTERM and SIGINT as a wish to stop that the command itself fulfils, so that it ends with its own exit code: left to
 * the JVM, a process that is told to stop ends with 128 and the signal's number, however cleanly it drained.
 */
final class StopSignals {
    private static final int KILLED_BY_INT = 130;

    private StopSignals() {}

    /**
     * From now on signals count down instead of ending the process. A SIGINT after that, the impatient second Ctrl-C, ends
     * it at once.
     *
     * @return reaches zero at the first signal
     */
    static CountDownLatch install() {
        CountDownLatch asked = new CountDownLatch(1);
        Signal.handle(new Signal("TERM"), signal -> asked.countDown());
        Signal.handle(new Signal("INT"), signal -> {
            if (asked.getCount() == 0) {
                Runtime.getRuntime().halt(KILLED_BY_INT);
            }
            asked.countDown();
        });
        return asked;
    }
}
