package dev.banyan.rules.model.translation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One side of a body: its format and all that the format has to know. What the short form writes beside {@code from} and
 * {@code as} stands in the side that it concerns (contract, section 9).
 *
 * @param format the word: {@code json}, {@code xml}, {@code soap11}, {@code soap12}, {@code form}, {@code multipart},
 *     {@code csv}, {@code fixed}, {@code copybook}, {@code text} or {@code none}
 * @param root a pointer; those of the lines are relative to it; empty: the whole document
 * @param namespace of the elements below SOAP's body, or of an XML document; null: none
 * @param arrays pointers, relative to {@code root}, that are always lists
 * @param schema null: untyped
 * @param charset null: UTF-8, or what the body itself says; for records of a copybook {@code IBM037} and the like
 * @param csv for {@code csv}
 * @param action SOAP 1.2's action parameter; null: none
 * @param littleEndian byte order of COMP-5; default false
 */
public record Form(
        String format,
        String root,
        @Nullable String namespace,
        List<String> arrays,
        @Nullable SchemaFile schema,
        @Nullable String charset,
        CsvForm csv,
        @Nullable String action,
        boolean littleEndian) {
    public Form {
        arrays = List.copyOf(arrays);
    }

    /**
     * @param header whether the first row names the columns; default true
     * @param delimiter default a comma
     * @param quote default a double quote
     */
    public record CsvForm(boolean header, char delimiter, char quote) {
        public static final CsvForm DEFAULT = new CsvForm(true, ',', '"');
    }

    /**
     * @param kind {@code xsd}, {@code wsdl}, {@code jsonSchema} or {@code copybook}
     * @param file relative to the rules
     */
    public record SchemaFile(String kind, String file) {}
}
