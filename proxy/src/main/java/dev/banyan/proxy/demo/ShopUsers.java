package dev.banyan.proxy.demo;

import dev.banyan.rules.model.Side;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** All visitors of the shop: each does something about every two seconds, through the public address. */
final class ShopUsers {
    static final int COUNT = 300;
    private static final int SHORTEST_PAUSE_MILLIS = 600;
    private static final int LONGEST_PAUSE_MILLIS = 3_000;
    private static final int REHEARSING = 8;
    private static final long ARRIVAL_MILLIS = 10;
    private static final int CONNECTIONS = 64;

    private final Vertx vertx;
    private final HttpClient client;
    private final String origin;
    private final Traffic traffic;
    private final SideChanges changes;
    private final AtomicLong innerAddresses = new AtomicLong();
    private volatile boolean gone;

    private ShopUsers(Vertx vertx, String origin, Traffic traffic, SideChanges changes) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.origin = origin;
        this.traffic = traffic;
        this.changes = changes;
    }

    /** @param origin the shop's public address, {@code http://host:port} */
    static ShopUsers start(Vertx vertx, String origin, Traffic traffic, SideChanges changes) {
        ShopUsers users = new ShopUsers(vertx, origin, traffic, changes);
        vertx.runOnContext(started -> {
            for (int user = 0; user < COUNT; user++) {
                users.arrive(user, new ShopUser(users.client, origin));
            }
        });
        return users;
    }

    /**
     * A few people try the shop before it opens, for so long: what is slow only the first time is no part of the show.
     */
    static void rehearse(Vertx vertx, String origin, Duration length) {
        HttpClient client = vertx.createHttpClient();
        long until = System.nanoTime() + length.toNanos();
        List<Future<Void>> visits = new ArrayList<>();
        for (int user = 0; user < REHEARSING; user++) {
            visits.add(rehearse(new ShopUser(client, origin), until));
        }
        Future.join(visits).compose(over -> client.close()).await();
    }

    private static Future<Void> rehearse(ShopUser user, long until) {
        return System.nanoTime() >= until
                ? Future.succeededFuture()
                : user.visit(Visit.next()).compose(page -> rehearse(user, until));
    }

    /** Redirects that did not name the public address. */
    long innerAddresses() {
        return innerAddresses.get();
    }

    /** Nobody does anything new. */
    void leave() {
        gone = true;
    }

    /** Not all at once: everything is cold at first. */
    private void arrive(int number, ShopUser user) {
        vertx.setTimer(1 + number * ARRIVAL_MILLIS, elapsed -> visit(number, user, Visit.next()));
    }

    private void pause(int number, ShopUser user) {
        int pause = ThreadLocalRandom.current().nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
        vertx.setTimer(pause, elapsed -> visit(number, user, Visit.next()));
    }

    private void visit(int number, ShopUser user, Visit visit) {
        if (gone) {
            return;
        }
        int settled = changes.settled();
        long began = System.nanoTime();
        user.visit(visit).onSuccess(page -> {
            note(number, visit, page, settled, began);
            String location = page.location();
            if (location == null) {
                pause(number, user);
            } else {
                follow(number, user, location);
            }
        });
    }

    private void note(int number, Visit visit, ShopUser.Page page, int settled, long began) {
        if (gone) {
            return;
        }
        Side side = page.side();
        traffic.add(new Answer(visit.route(), side, page.failed(), began, System.nanoTime()));
        if (side != null) {
            changes.seen(number, visit.route(), side, settled);
        }
    }

    private void follow(int number, ShopUser user, String location) {
        if (location.startsWith(origin + "/")) {
            visit(number, user, Visit.get(DemoRules.REST, location.substring(origin.length())));
        } else if (location.startsWith("/")) {
            visit(number, user, Visit.get(DemoRules.REST, location));
        } else {
            innerAddresses.incrementAndGet();
            pause(number, user);
        }
    }
}
