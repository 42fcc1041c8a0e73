package dev.banyan.legacy.workbench.draft;

import dev.banyan.legacy.format.copybook.Copybook;
import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.schema.SchemaFiles;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.workbench.draft.Endpoint.Body;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** From a copybook: an endpoint whose request and answer are its first record. */
public final class CopybookDraft {
    private CopybookDraft() {}

    /**
     * @param file relative to the rules
     * @throws BadSchema where the copybook cannot be used
     */
    public static Draft of(SchemaFiles files, String file) throws BadSchema {
        Copybook copybook = Copybook.parse(text(files, file), file);
        List<Part> records = copybook.shape().parts();
        if (records.isEmpty()) {
            throw new BadSchema(file, 0, 0, "no record with a name (expected: one at level 01)");
        }
        Part record = records.get(0);
        Pointer root = Pointer.WHOLE.then(record.name());
        String note = records.size() == 1
                ? ""
                : "or "
                        + String.join(
                                ", ",
                                records.stream()
                                        .skip(1)
                                        .limit(8)
                                        .map(Part::name)
                                        .toList());
        Body body = new Body(root.toString(), new FieldReader(copybook).lines(record.shape(), root), note);
        Endpoint endpoint = new Endpoint(Names.id(record.name()), record.name(), body, body, "");
        return new Draft(World.of("copybook", "copybook", file), List.of(endpoint), files, "--copybook " + file);
    }

    private static String text(SchemaFiles files, String file) throws BadSchema {
        try {
            return new String(files.read(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BadSchema(file, 0, 0, "not to be read (expected: a copybook), " + e.getMessage());
        }
    }
}
