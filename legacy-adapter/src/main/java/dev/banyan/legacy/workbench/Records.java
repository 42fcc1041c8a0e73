package dev.banyan.legacy.workbench;

import dev.banyan.legacy.format.ContentType;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.format.copybook.Copybook;
import dev.banyan.legacy.format.copybook.RecordTable;
import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.rules.model.translation.Form;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records, field by field. */
final class Records {
    private Records() {}

    /** None: it is no record, or there is nothing in it. */
    static List<RecordTable.Row> rows(
            Form form, @Nullable Copybook copybook, @Nullable String contentType, byte[] bytes) {
        boolean plain = form.format().equals("fixed");
        if (copybook == null
                || bytes.length == 0
                || !plain && !form.format().equals("copybook")
                || isOther(contentType)) {
            return List.of();
        }
        try {
            return new RecordTable(charset(form, contentType), form.littleEndian(), plain).rows(copybook, bytes);
        } catch (BadSchema unreadable) {
            return List.of();
        }
    }

    /** An error in another format is none. */
    private static boolean isOther(@Nullable String contentType) {
        String media = ContentType.media(contentType);
        return media.contains("json") || media.contains("xml") || media.contains("html");
    }

    private static Charset charset(Form form, @Nullable String contentType) {
        Charset written = form.charset() == null ? StandardCharsets.UTF_8 : Charset.forName(form.charset());
        try {
            String named = ContentType.parameter(contentType, "charset");
            return named == null ? written : Charset.forName(named);
        } catch (Unfit | IllegalArgumentException unknown) {
            return written;
        }
    }
}
