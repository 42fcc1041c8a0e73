package dev.banyan.proxy.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The ports that the tutorial names, and those that stand for them while it is tested. They are not asked of the system,
 * because whoever listens there is started later: nothing else may be given them meanwhile, so they lie below those that
 * systems hand out.
 */
record TutorialPorts(Map<String, String> real) {
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    static TutorialPorts choose(String... shown) {
        Map<String, String> real = new HashMap<>();
        for (String port : shown) {
            String free = free();
            while (real.containsValue(free)) {
                free = free();
            }
            real.put(port, free);
        }
        return new TutorialPorts(real);
    }

    String of(String shown) {
        return real.get(shown);
    }

    String toReal(String text) {
        String changed = text;
        for (Map.Entry<String, String> port : real.entrySet()) {
            changed = changed.replace(port.getKey(), port.getValue());
        }
        return changed;
    }

    String toShown(String text) {
        String changed = text;
        for (Map.Entry<String, String> port : real.entrySet()) {
            changed = changed.replace(port.getValue(), port.getKey());
        }
        return changed;
    }

    private static String free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return String.valueOf(probe.getLocalPort());
            } catch (IOException taken) {
                continue;
            }
        }
    }
}
