package dev.banyan.proxy.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.legacy.workbench.LineSeen;
import dev.banyan.legacy.workbench.Message;
import dev.banyan.legacy.workbench.Trial;
import dev.banyan.rules.validate.Place;
import org.jspecify.annotations.Nullable;

/** A trial for programs. */
record TrialJson(FaultReport faults) {

    ObjectNode of(Trial trial) {
        ObjectNode json = object();
        json.put("translation", trial.translation());
        json.put("direction", trial.direction().word());
        json.set("before", message(trial.before()));
        json.putObject("roots")
                .put("from", trial.roots().from())
                .put("to", trial.roots().to());
        ArrayNode lines = json.putArray("lines");
        trial.lines().forEach(line -> lines.add(line(line)));
        json.put("moreLines", trial.more());
        Message after = trial.after();
        json.set("after", after == null ? null : message(after).put("asItCame", trial.asItCame()));
        ArrayNode head = json.putArray("head");
        trial.head().stream().map(SecretHeaders::masked).forEach(change -> head.addObject()
                .put("part", change.part().replace(":", ""))
                .put("before", change.before())
                .put("after", change.after())
                .put("renamedFrom", change.renamedFrom()));
        json.set("fault", fault(trial.fault()));
        return json;
    }

    private static ObjectNode message(Message message) {
        ObjectNode json = object().put("format", message.format())
                .put("contentType", message.contentType())
                .put("length", message.bytes().length)
                .put("text", String.join("\n", message.lines()));
        ArrayNode record = json.putArray("record");
        message.record().forEach(row -> record.addObject()
                .put("name", row.name())
                .put("offset", row.offset())
                .put("length", row.length())
                .put("picture", row.picture())
                .put("usage", row.usage())
                .put("bytes", row.bytesHex())
                .put("value", row.value()));
        return json.put("base64", message.bytes());
    }

    private static ObjectNode line(LineSeen line) {
        return object().put("line", line.line())
                .put("from", line.from())
                .put("before", line.before())
                .put("did", line.did().word())
                .put("after", line.after())
                .put("to", line.to())
                .put("fault", line.fault());
    }

    private @Nullable ObjectNode fault(Trial.@Nullable Fault fault) {
        if (fault == null) {
            return null;
        }
        Place place = faults.place(fault);
        return object().put("code", fault.code())
                .put("file", place.file())
                .put("line", place.line())
                .put("column", place.column())
                .put("message", fault.message())
                .put("letThrough", fault.letThrough());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
