package dev.banyan.legacy.format.soap;

import dev.banyan.legacy.format.FaultFormat;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.format.xml.AttributeNames;
import dev.banyan.legacy.format.xml.Vocabulary;
import dev.banyan.legacy.format.xml.XmlOutput;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * A SOAP message as a tree of what is in its Body (see {@link dev.banyan.legacy.format.xml.XmlFormat}).
 *
 * <p>Where somebody wants it, the part {@link #HEADER} beside that holds the blocks of its Header, which are read and
 * written with their namespaces: each as {@code @xmlns}, where it is not that of the element around. Attributes of
 * SOAP's own ({@code mustUnderstand}, {@code actor}, {@code role}, {@code relay}) are such of a block. Blocks that nobody
 * looks at are passed over, also those that must be understood: whoever answers in the end has to.
 */
public final class SoapFormat implements FaultFormat {
    /** The part of a tree that is a message's Header. */
    public static final String HEADER = "@Header";

    /** The part of a tree that is a fault. */
    static final String FAULT = "Fault";

    private final SoapVersion version;
    private final Charset charset;
    private final Wanted wanted;
    private final Vocabulary vocabulary;
    private final String contentType;
    private final AttributeNames names = new AttributeNames();

    /**
     * @param namespace of elements in Body that are written where the shape says nothing; empty: none
     * @param bodyShape a structure of all elements that may stand in Body; or anything
     * @param charset of messages that name none, and of those that are written
     * @param action of SOAP 1.2, a parameter of its Content-Type; null: none. SOAP 1.1 says it in a header of HTTP
     * @param wanted what somebody will look at, seen from Body
     */
    public SoapFormat(
            SoapVersion version,
            String namespace,
            Shape bodyShape,
            Charset charset,
            @Nullable String action,
            Wanted wanted) {
        XmlOutput.requireWritable(charset);
        this.version = version;
        this.charset = charset;
        this.wanted = wanted;
        this.vocabulary = new Vocabulary(namespace, bodyShape);
        this.contentType = version.mediaType() + "; charset=" + XmlOutput.word(charset) + parameter(version, action);
    }

    private static String parameter(SoapVersion version, @Nullable String action) {
        if (action == null || version == SoapVersion.SOAP_11) {
            return "";
        }
        if (action.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("action: (expected: a URI, without blanks and controls)");
        }
        return "; action=\"" + action.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    @Override
    public Tree read(byte[] body, @Nullable String type) throws Unfit {
        if (type != null && type.regionMatches(true, 0, "multipart/", 0, 10)) {
            throw new Unfit("", "a message in several parts (expected: one envelope; attachments are not read)");
        }
        return new EnvelopeReader(version, wanted).read(body, type, charset, names);
    }

    @Override
    public Written write(Tree tree) throws Unfit {
        return new Written(new EnvelopeWriter(version, charset, vocabulary).write(tree), contentType);
    }

    @Override
    public @Nullable Fault fault(Tree body) {
        return FaultReader.fault(version, body);
    }

    @Override
    public Written write(Fault fault) {
        return new Written(FaultWriter.write(version, charset, fault), contentType);
    }

    @Override
    public String code(boolean sender) {
        return version.code(sender);
    }

    @Override
    public int status(Fault fault) {
        return version == SoapVersion.SOAP_12 && fault.sender() ? 400 : 500;
    }
}
