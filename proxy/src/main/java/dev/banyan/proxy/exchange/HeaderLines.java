package dev.banyan.proxy.exchange;

import dev.banyan.legacy.translate.Field;
import dev.banyan.proxy.headers.HeaderFields;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;

/** The headers of a message as a translation sees them. */
final class HeaderLines {
    private HeaderLines() {}

    /** In order, names as they came. */
    static List<Field> of(MultiMap headers) {
        List<Field> lines = new ArrayList<>(headers.size());
        HeaderFields.forEach(headers, (name, value) -> lines.add(new Field(name.toString(), value.toString())));
        return lines;
    }
}
