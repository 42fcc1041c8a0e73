package dev.banyan.legacy.compile;

import dev.banyan.legacy.format.copybook.Copybook;
import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.schema.SchemaFiles;
import dev.banyan.legacy.schema.json.JsonSchema;
import dev.banyan.legacy.schema.wsdl.Wsdl;
import dev.banyan.legacy.schema.xsd.XsdSchema;
import dev.banyan.rules.model.translation.Form.SchemaFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads schemas, each file once. A new kind of schema is a room of its own, and one line here. */
final class SchemaReader {
    private final SchemaFiles files;
    private final Map<SchemaFile, Schema> read = new HashMap<>();
    private final Map<SchemaFile, BadSchema> bad = new HashMap<>();

    SchemaReader(SchemaFiles files) {
        this.files = files;
    }

    /** What that file says; {@link Schema#NONE} where there is none, or a fault is in it: each use of it has the fault. */
    Schema read(@Nullable SchemaFile file, Faults faults) {
        if (file == null) {
            return Schema.NONE;
        }
        if (!read.containsKey(file)) {
            read.put(file, first(file));
        }
        BadSchema fault = bad.get(file);
        if (fault != null) {
            faults.error(fault);
        }
        return read.getOrDefault(file, Schema.NONE);
    }

    private Schema first(SchemaFile file) {
        try {
            return read(file);
        } catch (BadSchema fault) {
            bad.put(file, fault);
            return Schema.NONE;
        }
    }

    private Schema read(SchemaFile file) throws BadSchema {
        return switch (file.kind()) {
            case "xsd" -> Schema.of(XsdSchema.read(files, file.file()));
            case "wsdl" -> wsdl(Wsdl.read(files, file.file()));
            case "jsonSchema" -> Schema.of(JsonSchema.read(files, file.file()));
            default -> copybook(file.file());
        };
    }

    private static Schema wsdl(Wsdl wsdl) {
        return new Schema(wsdl.body(), null, wsdl);
    }

    private Schema copybook(String file) throws BadSchema {
        try {
            Copybook copybook = Copybook.parse(new String(files.read(file), StandardCharsets.UTF_8), file);
            return new Schema(copybook.shape(), copybook, null);
        } catch (IOException e) {
            throw new BadSchema(file, 0, 0, "not to be read (expected: a copybook), " + e.getMessage());
        }
    }
}
