package dev.banyan.legacy.workbench;

import dev.banyan.legacy.coding.ContentCoding;
import dev.banyan.legacy.coding.TooLarge;
import dev.banyan.legacy.compile.InspectedBody;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.format.copybook.RecordTable;
import dev.banyan.legacy.translate.Field;
import dev.banyan.legacy.translate.Payload;
import dev.banyan.rules.model.translation.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body, made readable.
 *
 * @param format the word of the rules; empty: the body is not looked at
 * @param contentType empty: none
 * @param bytes exactly as they came, or go
 * @param lines for people; none: there is nothing, or a table says it
 * @param record its fields, where it is a record
 */
public record Message(
        String format, String contentType, byte[] bytes, List<String> lines, List<RecordTable.Row> record) {

    static Message before(@Nullable InspectedBody body, byte[] bytes, List<Field> headers, long maxBody) {
        String type = Field.first(headers, "content-type");
        byte[] plain = plain(bytes, headers, maxBody);
        if (body == null) {
            return of("", type, bytes, BodyText.lines("", type, plain, null));
        }
        Form form = body.written().from();
        List<RecordTable.Row> record = Records.rows(form, body.fromCopybook(), type, plain);
        return record.isEmpty()
                ? of(form.format(), type, bytes, BodyText.lines(form.format(), type, plain, form.charset()))
                : new Message(form.format(), type == null ? "" : type, bytes, List.of(), record);
    }

    static Message after(@Nullable InspectedBody body, Payload payload) {
        String type = payload.isNone() ? null : payload.contentType();
        Form form = body == null ? null : body.written().as();
        List<RecordTable.Row> record =
                form == null || body == null ? List.of() : Records.rows(form, body.asCopybook(), type, payload.bytes());
        String format = form == null ? "" : form.format();
        return record.isEmpty()
                ? of(format, type, payload.bytes(), BodyText.lines(format, type, payload.bytes(), null))
                : new Message(format, payload.contentType(), payload.bytes(), List.of(), record);
    }

    private static Message of(String format, @Nullable String type, byte[] bytes, List<String> lines) {
        return new Message(format, type == null ? "" : type, bytes, lines, List.of());
    }

    /** Without its content coding where that can be undone. */
    private static byte[] plain(byte[] bytes, List<Field> headers, long maxBody) {
        String coding = Field.first(headers, "content-encoding");
        try {
            return coding == null ? bytes : ContentCoding.decode(bytes, coding, maxBody);
        } catch (Unfit | TooLarge unreadable) {
            // The translation says so; people see the bytes.
            return bytes;
        }
    }
}
