package dev.banyan.proxy.demo;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The terminal that the program was started in. */
final class Terminal {
    private static final String ESCAPE = "\u001b[";
    /** Another screen, so that what stood on this one comes back; no cursor; no line wrap. */
    private static final String ENTER = ESCAPE + "?1049h" + ESCAPE + "?25l" + ESCAPE + "?7l" + ESCAPE + "2J";

    private static final String LEAVE = ESCAPE + "?7h" + ESCAPE + "?25h" + ESCAPE + "?1049l";
    /** Terminals that know synchronized output draw the frame in one go; the others ignore it. */
    private static final String BEGIN_FRAME = ESCAPE + "?2026h" + ESCAPE + "H";

    private static final String END_OF_LINE = ESCAPE + "K\n";
    private static final String END_FRAME = ESCAPE + "J" + ESCAPE + "?2026l";
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(2).toNanos();

    private final PrintWriter out;
    private Size size = new Size(24, 80);
    private long looked = System.nanoTime() - LOOK_AGAIN_NANOS;

    Terminal(PrintWriter out) {
        this.out = out;
    }

    record Size(int rows, int columns) {}

    /** True where a person watches a terminal that can be redrawn. */
    static boolean isInteractive(Map<String, String> environment) {
        String kind = environment.getOrDefault("TERM", "dumb");
        return !kind.equals("dumb") && isTerminal(System.console());
    }

    /** Since Java 22 there is a console also without a terminal, and it can be asked. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException javaBefore22) {
            return true;
        }
    }

    /** See no-color.org. */
    static boolean wantsColours(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** True where the locale says that more than ASCII can be shown. */
    static boolean knowsUnicode(Map<String, String> environment) {
        for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            String locale = environment.getOrDefault(name, "");
            if (!locale.isEmpty()) {
                return locale.toLowerCase(Locale.ROOT).matches(".*utf-?8.*");
            }
        }
        return false;
    }

    void enter() {
        out.print(ENTER);
        out.flush();
    }

    void leave() {
        out.print(LEAVE);
        out.flush();
    }

    /** Draws over what is there, in one write. The last column stays free: to erase behind it would erase it. */
    void draw(List<String> lines) {
        Size now = size();
        StringBuilder frame = new StringBuilder(BEGIN_FRAME);
        int rows = Math.min(lines.size(), now.rows - 1);
        for (String line : lines.subList(0, rows)) {
            frame.append(Ink.clip(line, now.columns - 1)).append(END_OF_LINE);
        }
        out.print(frame.append(END_FRAME));
        out.flush();
    }

    /** Windows change their size: asked for again every two seconds. */
    private Size size() {
        if (System.nanoTime() - looked >= LOOK_AGAIN_NANOS) {
            looked = System.nanoTime();
            size = ask(size);
        }
        return size;
    }

    private static Size ask(Size otherwise) {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (Scanner answer = new Scanner(stty.getInputStream(), StandardCharsets.US_ASCII)) {
                Size size = new Size(answer.nextInt(), answer.nextInt());
                return size.rows > 0 && size.columns > 0 ? size : otherwise;
            } finally {
                stty.waitFor(1, TimeUnit.SECONDS);
            }
        } catch (IOException | NoSuchElementException noAnswer) {
            return otherwise;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return otherwise;
        }
    }
}
