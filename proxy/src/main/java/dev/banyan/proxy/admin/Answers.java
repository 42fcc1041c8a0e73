package dev.banyan.proxy.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.proxy.steer.VerbRefused;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the admin API answers: JSON, or one shape of problem. */
final class Answers {
    // Exact: else 50 is written as 5E+1.
    static final ObjectMapper JSON = JsonMapper.builder()
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private static final Logger log = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    static void json(RoutingContext context, int status, JsonNode body) {
        end(context, status, "application/json", bytes(body));
    }

    static void text(RoutingContext context, String contentType, String body) {
        end(context, 200, contentType, Buffer.buffer(body));
    }

    /** Answers with 200 when the future is done, or with its failure as a problem. */
    static <T> void when(Future<T> future, RoutingContext context, Function<T, ? extends JsonNode> body) {
        future.map(body).onSuccess(json -> json(context, 200, json)).onFailure(context::fail);
    }

    /** The failure handler of every route: whatever went wrong leaves through here. */
    static void failure(RoutingContext context) {
        if (context.response().ended()) {
            return;
        }
        AdminProblem problem = problem(context);
        if (problem.status() == 401) {
            context.response().putHeader("www-authenticate", "Bearer realm=\"banyan\"");
        }
        problem(context, problem, JSON.createObjectNode());
    }

    /** @param further fields beside those that every problem has */
    static void problem(RoutingContext context, AdminProblem problem, ObjectNode further) {
        ObjectNode body = JSON.createObjectNode();
        body.put("type", "urn:banyan:problem:" + problem.code());
        body.put("title", problem.title());
        body.put("status", problem.status());
        body.put("code", problem.code());
        body.put("detail", problem.getMessage());
        body.put("requestId", UUID.randomUUID().toString());
        body.setAll(further);
        end(context, problem.status(), "application/problem+json", bytes(body));
    }

    private static AdminProblem problem(RoutingContext context) {
        Throwable failure = context.failure();
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof AdminProblem problem) {
            return problem;
        }
        if (cause instanceof VerbRefused refused) {
            return refused(refused);
        }
        int status = context.statusCode();
        if (status >= 400 && status < 500) {
            return ofStatus(context, status);
        }
        log.error("admin API: {} {} failed", context.request().method(), context.normalizedPath(), cause);
        return new AdminProblem(500, "internal", "a fault of Banyan's own; its log says more");
    }

    private static AdminProblem ofStatus(RoutingContext context, int status) {
        return switch (status) {
            case 404 -> new AdminProblem(404, "not-found", "nothing is here (expected: a path of the admin API)");
            case 405 ->
                new AdminProblem(
                        405,
                        "method-not-allowed",
                        "method: " + context.request().method() + " is not for this path");
            case 413 -> new AdminProblem(413, "body-too-large", "body: too large (expected: at most 64KiB)");
            default -> new AdminProblem(status, "bad-request", "the request is malformed");
        };
    }

    private static AdminProblem refused(VerbRefused refused) {
        return switch (refused.kind()) {
            case UNKNOWN_ROUTE -> new AdminProblem(404, "unknown-route", refused.why());
            case NOT_SPLIT -> new AdminProblem(409, "not-split", refused.why());
            case JOURNAL -> new AdminProblem(503, "journal-unwritable", refused.why());
            case BUSY -> new AdminProblem(503, "busy", refused.why());
        };
    }

    private static void end(RoutingContext context, int status, String contentType, Buffer body) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status).putHeader("content-type", contentType).end(body);
    }

    private static Buffer bytes(JsonNode json) {
        try {
            return Buffer.buffer(JSON.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON that cannot be written", e);
        }
    }
}
