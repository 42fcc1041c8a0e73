package dev.banyan.legacy.format.csv;

import dev.banyan.legacy.format.Format;
import dev.banyan.legacy.format.TextCoding;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Rows of cells (RFC 4180). Read is a list of rows, each an object of texts by the names of the columns; without a header
 * the columns are called {@code 1}, {@code 2} and so on. Blank lines are no rows. A row with more or fewer cells than the
 * others, a quote within a cell that is not quoted, and a carriage return alone are refused. At most 100 000 rows, 1000
 * columns, 400 000 cells, 8 Mi characters in a cell.
 *
 * <p>Written is a list of objects, or an object with nothing but such a list in it; any other object is one row. The
 * columns that are known beforehand come first, in their order, also where no row has them; others in the order in which
 * they first appear in any row. A row that lacks one has an empty cell there, and so has null. Without rows and columns
 * the body is empty.
 */
public final class CsvFormat implements Format {
    private final boolean header;
    private final Cells cells;
    private final Charset charset;
    private final Wanted wanted;
    private final Columns columns;

    /**
     * @param header whether the first row names the columns
     * @param charset where the message names none
     * @param wanted of the rows' cells; others are passed over
     */
    public CsvFormat(boolean header, char delimiter, char quote, Charset charset, Wanted wanted) {
        this(header, new Cells(delimiter, quote), charset, wanted, Columns.UNKNOWN);
    }

    private CsvFormat(boolean header, Cells cells, Charset charset, Wanted wanted, Columns columns) {
        this.header = header;
        this.cells = cells;
        this.charset = charset;
        this.wanted = wanted;
        this.columns = columns;
    }

    /** The same, where columns of what is written are known beforehand. */
    public CsvFormat with(Columns known) {
        return new CsvFormat(header, cells, charset, wanted, known);
    }

    @Override
    public Tree read(byte[] body, @Nullable String contentType) throws Unfit {
        String text = TextCoding.of(contentType, charset).document(body);
        return new CsvReader(new CellReader(text, cells), wanted).rows(header);
    }

    @Override
    public Written write(Tree tree) throws Unfit {
        TextCoding coding = new TextCoding(charset);
        return new Written(new CsvWriter(cells, columns, coding).rows(tree, header), coding.contentType("text/csv"));
    }

    /** How cells are told apart. */
    record Cells(char delimiter, char quote) {}
}
