package dev.banyan.legacy.compile;

import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Value;
import dev.banyan.legacy.translate.Field;
import dev.banyan.legacy.translate.Request;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.rules.model.translation.Line;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The head of a request in which lines find all that they look for outside of the body. */
final class SampleHead {
    private final CompiledBody body;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final List<String> query = new ArrayList<>();
    private final List<Field> headers = new ArrayList<>();

    private SampleHead(CompiledBody body) {
        this.body = body;
    }

    static Request of(CompiledBody body) {
        SampleHead head = new SampleHead(body);
        body.pathNames().forEach(name -> head.names.put(name, "1"));
        head.add(
                body.written().map(),
                Shapes.at(body.as().shape(), Pointer.of(body.written().as().root())));
        return new Request("GET", "/", String.join("&", head.query), head.names, "sample", head.headers, new byte[0]);
    }

    /** @param there what the lines put their values into; null: not known */
    private void add(List<Line> lines, @Nullable Shape there) {
        for (Line line : lines) {
            Shape target = there == null ? null : Shapes.at(there, Pointer.of(line.to()));
            String from = line.from();
            int colon = from == null || from.startsWith("/") ? -1 : from.indexOf(':');
            if (from != null && colon > 0) {
                add(from.substring(0, colon), from.substring(colon + 1), value(line, Shapes.value(target)));
            }
            add(line.map(), target == null ? null : BodyCompiler.element(target));
        }
    }

    private String value(Line line, @Nullable Value target) {
        String wanted = Proof.wanted(line, body);
        if (wanted != null || target == null || line.split() != null) {
            return wanted == null ? "1" : wanted;
        }
        return new Samples(true, Map.of()).of(target, Set.of()) instanceof Leaf leaf ? leaf.text() : "1";
    }

    private void add(String place, String name, String value) {
        switch (place) {
            case "path" -> names.put(name, value);
            case "query" -> query.add(escaped(name) + "=" + escaped(value));
            case "header" -> headers.add(new Field(name, value));
            default -> headers.add(new Field("cookie", name + "=" + value));
        }
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
