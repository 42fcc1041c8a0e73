package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.Format;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Tree;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a copybook, as a document: {@code {ORDER-REC: {ORDER-ID: ...}}}.
 *
 * <p>Text is padded and trimmed at its end, JUSTIFIED at its beginning. Numbers have the digits that the bytes say,
 * leading zeros left out, those behind the point kept. A number that nobody ever put there (spaces, or binary zeros that
 * are no number in its usage) is left out of the document, in a table it is null; text of binary zeros is empty. What a
 * document does not have becomes spaces or zeros, slack bytes binary zeros. Text that is too long, a digit that there is
 * no room for, a sign that the picture does not have, a character without a byte: nothing of it is ever cut, all of it
 * is unfit.
 *
 * <p>Of items that redefine one another those are read whose bytes make sense, and the one is written that a document
 * has. A table with a counter has as many elements as the counter says; written, the counter follows from the list, and
 * one in the document has to agree. What stands behind such a table moves up, as with IBM (GnuCOBOL:
 * {@code -fodoslide}), and the record is so much shorter; one of the largest size is read as well, if the table is the
 * last item, or if there are only spaces or zeros behind the record's end. Otherwise a record has to have its length.
 *
 * <p>{@code fixed} is the same record in plain characters: each item is read as if its usage was DISPLAY, so that a
 * number in COMP-3 has a character for each of its digits. The sign stands where SIGN says; without SEPARATE, it is part
 * of a digit as in any other number in DISPLAY: a character of its own, which the copybook does not have, would move
 * everything behind it. A line end behind the record is passed over.
 *
 * <p>Where a copybook has several records at level 01, they come in each other's place as items that redefine one
 * another do.
 */
public final class CopybookFormat implements Format {
    private final List<RecordLayout> layouts;
    private final CodePage page;
    private final String contentType;

    /**
     * @param charset EBCDIC such as IBM037, or one that contains ASCII; only its characters of one byte can be used. That
     *     of a message wins over it
     * @param littleEndianComp5 byte order of COMP-5, COMP-1 and COMP-2; COMP is always big-endian
     * @param plain {@code fixed}
     * @throws BadSchema where the charset's digits are neither ASCII's nor EBCDIC's, or a field has no plain characters
     */
    public CopybookFormat(Copybook copybook, Charset charset, boolean littleEndianComp5, boolean plain)
            throws BadSchema {
        this.page = copybook.page(charset);
        this.layouts = copybook.layouts(new Fields(plain, littleEndianComp5));
        this.contentType = plain ? "text/plain; charset=" + charset.name() : "application/octet-stream";
    }

    @Override
    public Tree read(byte[] body, @Nullable String contentType) throws Unfit {
        CodePage used = MessageCharset.of(contentType, page);
        Branch document = new Branch();
        if (layouts.size() == 1) {
            layouts.get(0).read(body, used, document);
            return document;
        }
        for (RecordLayout layout : layouts) {
            try {
                layout.read(body, used, document);
            } catch (Unfit other) {
                continue;
            }
        }
        if (document.size() == 0) {
            throw new Unfit("", body.length + " bytes that are none of " + layouts.size() + " records (expected: one)");
        }
        return document;
    }

    @Override
    public Written write(Tree tree) throws Unfit {
        if (!(tree instanceof Branch document)) {
            throw new Unfit("", "a value without a name (expected: a record)");
        }
        RecordLayout layout = layout(document);
        return new Written(layout.write(document.get(layout.name()), page), contentType);
    }

    private RecordLayout layout(Branch document) throws Unfit {
        RecordLayout found = layouts.size() == 1 ? layouts.get(0) : null;
        int known = 0;
        for (RecordLayout layout : layouts) {
            if (document.has(layout.name())) {
                found = layout;
                known++;
            }
        }
        if (known != document.size()) {
            throw new Unfit("", "a part (expected: a record of the copybook)").within(stranger(document));
        }
        if (known > 1 || found == null) {
            throw new Unfit("", known + " records (expected: one)");
        }
        return found;
    }

    private String stranger(Branch document) {
        int at = 0;
        while (isRecord(document.name(at))) {
            at++;
        }
        return document.name(at);
    }

    private boolean isRecord(String name) {
        return layouts.stream().anyMatch(layout -> layout.name().equals(name));
    }
}
