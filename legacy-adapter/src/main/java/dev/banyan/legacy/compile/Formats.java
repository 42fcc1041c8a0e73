package dev.banyan.legacy.compile;

import dev.banyan.legacy.format.Format;
import dev.banyan.legacy.format.copybook.CopybookFormat;
import dev.banyan.legacy.format.csv.CsvFormat;
import dev.banyan.legacy.format.form.FormFormat;
import dev.banyan.legacy.format.json.JsonFormat;
import dev.banyan.legacy.format.multipart.MultipartFormat;
import dev.banyan.legacy.format.soap.SoapFormat;
import dev.banyan.legacy.format.soap.SoapVersion;
import dev.banyan.legacy.format.text.NoFormat;
import dev.banyan.legacy.format.text.TextFormat;
import dev.banyan.legacy.format.xml.XmlFormat;
import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.tree.Wanted;
import dev.banyan.rules.model.translation.Form;
import dev.banyan.rules.model.translation.Form.CsvForm;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The formats by their words: a new one is a room of its own, and one line here. */
final class Formats {
    private static final Set<String> RECORDS = Set.of("copybook", "fixed");

    private Formats() {}

    /**
     * @param action SOAP 1.2's; null: none
     * @param wanted what of a body that is read somebody will look at
     * @throws BadSchema where a record cannot be written in that charset
     * @throws NullPointerException of a record without a copybook: to be checked before
     */
    static Format of(Form form, Schema schema, @Nullable String action, Wanted wanted) throws BadSchema {
        Charset charset = charset(form);
        String namespace = namespace(form, schema);
        return switch (form.format()) {
            case "json" -> new JsonFormat(wanted);
            case "xml" -> new XmlFormat(namespace, schema.shape(), charset, wanted);
            case "soap11" -> soap(SoapVersion.SOAP_11, namespace, schema, charset, action, wanted);
            case "soap12" -> soap(SoapVersion.SOAP_12, namespace, schema, charset, action, wanted);
            case "form" -> new FormFormat(charset, wanted);
            case "multipart" -> new MultipartFormat(charset, wanted);
            case "csv" -> csv(form.csv(), charset, wanted);
            case "copybook", "fixed" -> record(form, schema, charset);
            case "text" -> new TextFormat(charset);
            case "none" -> new NoFormat();
            default -> throw new IllegalArgumentException("format: " + form.format() + " (expected: a known one)");
        };
    }

    /** True where the bytes are laid out by a copybook, which then is the format itself. */
    static boolean isRecord(Form form) {
        return RECORDS.contains(form.format());
    }

    /** True where a schema has a part for each element or record that can be the document, of which one is. */
    static boolean hasRoots(Form form) {
        return isRecord(form) || form.format().equals("xml") || form.format().startsWith("soap");
    }

    private static SoapFormat soap(
            SoapVersion version,
            String namespace,
            Schema schema,
            Charset charset,
            @Nullable String action,
            Wanted wanted) {
        return new SoapFormat(version, namespace, schema.shape(), charset, action, wanted);
    }

    private static CsvFormat csv(CsvForm csv, Charset charset, Wanted wanted) {
        return new CsvFormat(csv.header(), csv.delimiter(), csv.quote(), charset, wanted);
    }

    private static CopybookFormat record(Form form, Schema schema, Charset charset) throws BadSchema {
        return new CopybookFormat(
                Objects.requireNonNull(schema.copybook()),
                charset,
                form.littleEndian(),
                form.format().equals("fixed"));
    }

    private static Charset charset(Form form) {
        return form.charset() == null ? StandardCharsets.UTF_8 : Charset.forName(form.charset());
    }

    private static String namespace(Form form, Schema schema) {
        if (form.namespace() != null) {
            return form.namespace();
        }
        return schema.wsdl() == null ? "" : schema.wsdl().targetNamespace();
    }
}
