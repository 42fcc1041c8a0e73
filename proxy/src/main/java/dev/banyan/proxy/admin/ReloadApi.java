package dev.banyan.proxy.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.proxy.reload.Reloader;
import dev.banyan.rules.live.LiveRules;
import dev.banyan.rules.live.Reload;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** {@code POST /api/v1/reload}: looks at the rules now and says what came of it. */
final class ReloadApi {
    private final Reloader reloader;
    private final LiveRules rules;

    ReloadApi(Reloader reloader, LiveRules rules) {
        this.reloader = reloader;
        this.rules = rules;
    }

    void mount(Router router) {
        router.post("/api/v1/reload").handler(this::reload);
    }

    private void reload(RoutingContext context) {
        JsonBody.of(context);
        Future.fromCompletionStage(
                        reloader.reload(WriteGate.actor(context)),
                        context.vertx().getOrCreateContext())
                .onSuccess(outcome -> answer(context, outcome))
                .onFailure(context::fail);
    }

    private void answer(RoutingContext context, Reload outcome) {
        if (outcome.successful()) {
            Answers.json(context, 200, RulesState.applied(outcome, rules.revision()));
            return;
        }
        ObjectNode further = Answers.JSON.createObjectNode().put("result", outcome.word());
        further.set("problems", RulesState.problems(outcome.problems()));
        AdminProblem problem =
                new AdminProblem(422, "rules-rejected", "the rules are not good; the last good ones stay in force");
        Answers.problem(context, problem, further);
    }
}
