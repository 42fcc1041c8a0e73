package dev.banyan.proxy.demo;

import dev.banyan.proxy.boot.Banyan;
import dev.banyan.proxy.boot.StartRefused;
import dev.banyan.proxy.settings.InvalidSettings;
import dev.banyan.proxy.settings.Settings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The whole demo: two toy applications, Banyan before them, users, and the tour; all of it ends with it. */
public final class Demo {
    private static final Duration REHEARSAL = Duration.ofSeconds(2);

    private final PrintWriter out;
    private final Function<String, Operator> operators;
    private final CountDownLatch stop;

    /**
     * @param out where the tour is shown
     * @param operators for the address of an admin port, who types commands against it
     * @param stop reaches zero when the demo shall end
     */
    public Demo(PrintWriter out, Function<String, Operator> operators, CountDownLatch stop) {
        this.out = out;
        this.operators = operators;
        this.stop = stop;
    }

    /** @param length null: until it is stopped */
    public void run(@Nullable Duration length) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("banyan-demo-");
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try {
            Summary summary = run(vertx, directory, length);
            out.println();
            summary.lines().forEach(out::println);
            out.flush();
        } finally {
            vertx.close().await();
            delete(directory);
        }
    }

    private Summary run(Vertx vertx, Path directory, @Nullable Duration length)
            throws IOException, InterruptedException {
        LegacyShop legacy = LegacyShop.start(vertx);
        ModernShop modern = ModernShop.start(vertx);
        DemoRules rules = new DemoRules(directory, legacy.port(), modern.port());
        rules.write(BigDecimal.ZERO);
        Banyan banyan = start(directory, rules);
        try {
            return tour(vertx, banyan, rules, modern, length);
        } finally {
            banyan.stop();
        }
    }

    private static Banyan start(Path directory, DemoRules rules) throws IOException {
        try {
            return Banyan.start(Settings.load(DemoSettings.write(directory), Map.of(), Map.of()), rules.file());
        } catch (InvalidSettings | StartRefused own) {
            throw new IllegalStateException(own);
        }
    }

    private Summary tour(Vertx vertx, Banyan banyan, DemoRules rules, ModernShop modern, @Nullable Duration length)
            throws IOException, InterruptedException {
        String shop = "http://127.0.0.1:" + banyan.httpPort();
        String admin = "http://127.0.0.1:" + banyan.adminPort();
        Traffic traffic = new Traffic();
        SideChanges changes = new SideChanges();
        Watch watch = new Watch(traffic, changes, new Shares(admin));
        Tour tour = new Tour(rules, modern, operators.apply(admin), watch, new StockQuestion(shop), flags(banyan));
        ShopUsers.rehearse(vertx, shop, length == null ? REHEARSAL : shorter(REHEARSAL, length.dividedBy(10)));
        ShopUsers users = ShopUsers.start(vertx, shop, traffic, changes);
        try (Display display = display()) {
            List<Stage.Played> played = new Stage(display, watch, hints(shop, admin, rules.file()), stop)
                    .play(tour.chapters(), tour.epilogue(), length);
            return new Summary(played, changes.movedUsers(), changes.unasked(), users.innerAddresses());
        } finally {
            users.leave();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** What the operator's commands need where the admin port is not the usual one. */
    private static String flags(Banyan banyan) {
        int port = banyan.adminPort();
        return port == DemoSettings.ADMIN_PORT ? "" : " --admin http://127.0.0.1:" + port;
    }

    private Display display() {
        Map<String, String> environment = System.getenv();
        return Terminal.isInteractive(environment)
                ? new LiveTable(
                        new Terminal(out),
                        new Ink(Terminal.wantsColours(environment)),
                        Terminal.knowsUnicode(environment))
                : new PlainLines(out);
    }

    private static List<String> hints(String shop, String admin, Path rules) {
        return List.of(
                hint(shop + "/", "the shop, through Banyan"),
                hint(admin + "/api/v1/routes", "what operators see"),
                hint(admin + "/metrics", "what Prometheus sees"),
                hint(rules.toString(), "the rules"));
    }

    private static String hint(String what, String why) {
        return String.format("%-46s  %s", what, why);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
