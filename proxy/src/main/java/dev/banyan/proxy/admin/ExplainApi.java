package dev.banyan.proxy.admin;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.function.Function;

/** {@code POST /api/v1/explain}: a read, although it has a body. */
final class ExplainApi {
    private final Explanations explanations;

    ExplainApi(Explanations explanations) {
        this.explanations = explanations;
    }

    void mount(Router router) {
        router.post("/api/v1/explain").handler(AdminServer.body()).handler(this::explain);
    }

    private void explain(RoutingContext context) {
        JsonBody body = JsonBody.of(context, "method", "url", "headers", "clientIp");
        String clientIp = body.optionalText("clientIp", "an IP address");
        var question = new Explanations.Question(
                body.text("method", "a method such as GET"),
                body.text("url", "an absolute URL"),
                body.texts("headers"),
                Objects.requireNonNullElse(clientIp, ""));
        Answers.when(
                context.vertx()
                        .executeBlocking(() -> explanations.explain(question), false)
                        .recover(failure -> io.vertx.core.Future.failedFuture(
                                failure instanceof IllegalArgumentException
                                        ? AdminProblem.badRequest(String.valueOf(failure.getMessage()))
                                        : failure)),
                context,
                Function.identity());
    }
}
