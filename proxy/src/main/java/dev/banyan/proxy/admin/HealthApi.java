package dev.banyan.proxy.admin;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The probes. They say where the process stands, never how its backends do: a restart would not mend those. */
final class HealthApi {
    private final Readiness readiness;

    HealthApi(Readiness readiness) {
        this.readiness = readiness;
    }

    void mount(Router router) {
        AdminServer.read(router, "/livez").handler(context -> answer(context, true));
        AdminServer.read(router, "/readyz")
                .handler(context -> answer(context, readiness.stage() == Readiness.Stage.READY));
        AdminServer.read(router, "/startupz")
                .handler(context -> answer(context, readiness.stage() != Readiness.Stage.STARTING));
    }

    private void answer(RoutingContext context, boolean well) {
        var body =
                Answers.JSON.createObjectNode().put("status", readiness.stage().word());
        Answers.json(context, well ? 200 : 503, body);
    }
}
