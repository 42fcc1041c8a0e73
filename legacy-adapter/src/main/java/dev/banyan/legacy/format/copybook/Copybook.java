package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.schema.Structure;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A COBOL copybook: the layout of a record, or of several that may come in each other's place. Immutable.
 *
 * <p>Read are the data description entries of IBM Enterprise COBOL and GnuCOBOL as far as they say where bytes stand:
 * PIC with X, A, 9, S, V, P and editing symbols; USAGE DISPLAY, COMP, COMP-1 to COMP-5, BINARY, PACKED-DECIMAL; SIGN,
 * OCCURS with DEPENDING ON, REDEFINES, SYNCHRONIZED, JUSTIFIED, BLANK WHEN ZERO. Sizes are IBM's: a binary number of up
 * to 4, 9 or 18 digits has 2, 4 or 8 bytes, SYNCHRONIZED puts those of 8 bytes on a full word (GnuCOBOL:
 * {@code -std=ibm}). GnuCOBOL 4 differs in two things: one or two digits of COMP-5 have a single byte there, and where the
 * elements of a table end in slack bytes, it puts those in front of the element's last item.
 *
 * <p>Passed over are VALUE, EXTERNAL, GLOBAL, the keys and indexes of tables, levels 66 and 88. Anything else, such as
 * COPY, POINTER or national characters, is refused with its place.
 *
 * <p>Bounds: 10 000 items, OCCURS 100 000 times, 38 digits, 1 MiB a record, a million fields in it.
 */
public final class Copybook {
    private final String file;
    private final List<Item> records;
    private final Structure shape;

    private Copybook(String file, List<Item> records) {
        this.file = file;
        this.records = records;
        this.shape = Shapes.of(records);
    }

    /**
     * @param text in fixed format (columns 1 to 6 and from 73 on are not read) or, where the first level number stands
     *     before column 7, in free format
     * @param file as the rules name it
     * @throws BadSchema at the first thing that cannot be read, or makes no layout
     */
    public static Copybook parse(String text, String file) throws BadSchema {
        Copybook copybook = new Copybook(file, ItemTree.of(EntryReader.read(text, file)));
        copybook.layouts(new Fields(false, false));
        return copybook;
    }

    /**
     * What a document of such a record looks like: a part for each item at level 01 and, below it, for each item with a
     * name. FILLER is not in it; the items of a FILLER group belong to the group around it, unless it is a table. Items
     * that redefine others stand beside them. Nothing is required.
     */
    public Structure shape() {
        return shape;
    }

    /**
     * The bytes of another item, in another shape.
     *
     * @param original a pointer to the item that has them first
     * @param shape a number; items of one shape stand side by side in a group without a name
     */
    public record Shared(String original, int shape) {}

    /** Pointers, without the numbers of elements, to the items that share bytes with another one. */
    public Map<String, Shared> redefinitions() {
        return new Relations(records).redefinitions;
    }

    /** Pointers, without the numbers of elements, to the tables with a counter, each with that of its counter. */
    public Map<String, String> counters() {
        return new Relations(records).counters;
    }

    List<RecordLayout> layouts(Fields fields) throws BadSchema {
        List<RecordLayout> layouts = new ArrayList<>(records.size());
        for (Item item : records) {
            layouts.add(Layout.of(item, fields));
        }
        return List.copyOf(layouts);
    }

    CodePage page(Charset charset) throws BadSchema {
        CodePage page = CodePage.of(charset);
        if (page == null) {
            throw new BadSchema(
                    file,
                    0,
                    0,
                    "charset: " + charset.name() + " (expected: a byte a digit, as ASCII or EBCDIC have it)");
        }
        return page;
    }
}
