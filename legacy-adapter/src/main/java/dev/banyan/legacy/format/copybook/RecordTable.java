package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.schema.BadSchema;
import java.nio.charset.Charset;
import java.util.List;

/**
 * A record as a table for people: every field with its place, its bytes and what they say, whether they make sense or
 * not.
 *
 * @param charset as of {@link CopybookFormat}
 * @param littleEndian as of {@link CopybookFormat}
 * @param plain as of {@link CopybookFormat}
 */
public record RecordTable(Charset charset, boolean littleEndian, boolean plain) {

    /**
     * One field.
     *
     * @param offset of its first byte, from 0
     * @param length in bytes
     * @param picture as in the copybook; empty: it has none
     * @param usage with the sign's place, and the name of the item that it redefines
     * @param name as a pointer into a document, with the number of a table's element, from 0; FILLER where it has none
     * @param bytesHex as many as there are in the record
     * @param value as in a document; in parentheses why there is none
     */
    public record Row(
            int offset, int length, String picture, String usage, String name, String bytesHex, String value) {}

    /**
     * In the copybook's order. Of several records at level 01 those of the record's length, or all where none has it.
     *
     * @throws BadSchema as of {@link CopybookFormat}
     */
    public List<Row> rows(Copybook copybook, byte[] record) throws BadSchema {
        CodePage page = copybook.page(charset);
        List<RecordLayout> layouts = copybook.layouts(new Fields(plain, littleEndian));
        List<RecordLayout> fitting = layouts.stream()
                .filter(layout -> layout.size() == record.length)
                .toList();
        Rows rows = new Rows(new RecordBytes(record, record.length, page, new int[0]));
        for (RecordLayout layout : fitting.isEmpty() ? layouts : fitting) {
            layout.show(rows, record, page);
        }
        return rows.all();
    }
}
