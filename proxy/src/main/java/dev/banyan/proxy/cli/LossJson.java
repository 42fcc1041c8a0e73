package dev.banyan.proxy.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.legacy.workbench.report.LossReport;

/** What gets lost, for programs. */
final class LossJson {
    private LossJson() {}

    static ObjectNode of(LossReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("translation", report.translation());
        ArrayNode ways = json.putArray("directions");
        report.ways().forEach(way -> add(way, ways.addObject()));
        return json.put("verdict", report.verdict());
    }

    private static void add(LossReport.Way way, ObjectNode json) {
        json.put("direction", way.direction().word()).put("from", way.from()).put("as", way.as());
        ArrayNode losses = json.putArray("losses");
        way.losses().forEach(loss -> losses.addObject()
                .put("what", loss.kind().words())
                .put("where", loss.where())
                .put("why", loss.why()));
        ArrayNode notes = json.putArray("notes");
        way.notes().forEach(notes::add);
    }
}
