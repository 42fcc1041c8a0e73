package dev.banyan.proxy.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.rules.live.Generation;
import dev.banyan.rules.live.LastReload;
import dev.banyan.rules.live.Reload;
import dev.banyan.rules.validate.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of the rules in force and of what came of reloads. */
final class RulesState {
    private RulesState() {}

    /** @param last null: there was no reload yet */
    static ObjectNode of(Generation generation, @Nullable LastReload last) {
        ObjectNode json = head(generation);
        json.set("routes", routes(generation));
        json.set("lastReload", lastReload(last));
        return json;
    }

    /** Which rules they are. */
    static ObjectNode head(Generation generation) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("revision", generation.revision())
                .put("loadedAt", generation.loadedAt().toString());
    }

    static ObjectNode applied(Reload outcome, String revision) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("result", outcome.word())
                .put("revision", revision);
    }

    static ArrayNode problems(List<Problem> problems) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        problems.forEach(problem -> list.add(problem(problem)));
        return list;
    }

    static @Nullable ObjectNode lastReload(@Nullable LastReload last) {
        if (last == null) {
            return null;
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("result", last.outcome().word());
        json.put("at", last.at().toString());
        json.set("problems", problems(last.outcome().problems()));
        return json;
    }

    /** As they were written, with secrets hidden. */
    private static JsonNode routes(Generation generation) {
        Object routes = generation.document().get().get("routes");
        return Answers.JSON.valueToTree(routes == null ? List.of() : routes);
    }

    private static ObjectNode problem(Problem problem) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("severity", problem.severity().word())
                .put("code", problem.code())
                .put("file", problem.place().file())
                .put("line", problem.place().line())
                .put("column", problem.place().column())
                .put("message", problem.message())
                .put("hint", problem.hint());
    }
}
