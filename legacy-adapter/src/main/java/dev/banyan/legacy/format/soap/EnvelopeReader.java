package dev.banyan.legacy.format.soap;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.format.xml.AttributeNames;
import dev.banyan.legacy.format.xml.Attributes;
import dev.banyan.legacy.format.xml.TreeReader;
import dev.banyan.legacy.format.xml.TreeWriter;
import dev.banyan.legacy.format.xml.XmlInput;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.nio.charset.Charset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one message (SOAP 1.1, section 4; SOAP 1.2 part 1, section 5). */
final class EnvelopeReader {
    /** Envelope and Body stand around what counts. */
    private static final int AROUND = 2;

    private final SoapVersion version;
    private final Wanted wanted;
    private final Branch message = new Branch();
    private final References references = new References();

    /** What is in SOAP's own encoding, where one element may stand for another. */
    private final Branch encoded = new Branch();

    EnvelopeReader(SoapVersion version, Wanted wanted) {
        this.version = version;
        this.wanted = wanted;
    }

    Branch read(byte[] bytes, @Nullable String contentType, Charset charset, AttributeNames names) throws Unfit {
        XmlInput in = XmlInput.open(bytes, contentType, charset, AROUND, names);
        requireEnvelope(in);
        boolean isEncoded = isEncoded(in);
        boolean hasBody = false;
        while (in.child()) {
            boolean isSoap = in.namespace().equals(version.envelope());
            if (isSoap && in.name().equals("Body")) {
                if (hasBody) {
                    throw new Unfit("", "another Body (expected: one)");
                }
                hasBody = true;
                body(in, isEncoded || isEncoded(in));
            } else if (isSoap && in.name().equals("Header") && wanted.part(SoapFormat.HEADER) != null) {
                header(in);
            } else {
                in.skip();
            }
        }
        in.close();
        if (!hasBody) {
            throw new Unfit("", "an envelope without Body (expected: one)");
        }
        return message;
    }

    private void requireEnvelope(XmlInput in) throws Unfit {
        if (in.name().equals("Envelope") && in.namespace().equals(version.envelope())) {
            return;
        }
        SoapVersion other = in.name().equals("Envelope") ? SoapVersion.of(in.namespace()) : null;
        String found = other == null ? "no SOAP envelope" : "an envelope of SOAP " + other.word();
        throw new Unfit("", found + " (expected: one of SOAP " + version.word() + ")");
    }

    /** SOAP 1.1, section 4.1.1; SOAP 1.2 part 1, section 5.1.1. */
    private boolean isEncoded(XmlInput in) {
        Attributes attributes = in.attributes();
        for (int i = 0; i < attributes.size(); i++) {
            boolean isStyle = attributes.name(i).equals("@encodingStyle")
                    && attributes.namespace(i).equals(version.envelope());
            if (isStyle && attributes.value(i).contains(version.encoding())) {
                return true;
            }
        }
        return false;
    }

    private void body(XmlInput in, boolean allEncoded) throws Unfit {
        Set<String> silent = Set.of(version.encoding(), version.envelope());
        TreeReader reader = new TreeReader(in, silent);
        TreeReader whole = new TreeReader(in, silent, References.MARKS);
        while (in.child()) {
            String name = in.name();
            if (name.equals(SoapFormat.FAULT) && in.namespace().equals(version.envelope())) {
                message.put(name, marked(reader.element(Wanted.ALL)));
            } else if (allEncoded || isEncoded(in)) {
                encoded.add(name, whole.element(Wanted.ALL));
            } else {
                Wanted part = wanted.part(name);
                if (part == null) {
                    in.skip();
                } else {
                    message.add(name, reader.element(part));
                }
            }
        }
        references.know(encoded);
        for (int i = 0; i < encoded.size(); i++) {
            if (wanted.part(encoded.name(i)) != null) {
                message.put(encoded.name(i), references.resolved(encoded.name(i), encoded.value(i)));
            }
        }
    }

    /** An application's own element may be called Fault, too. */
    private Branch marked(Tree fault) {
        Branch branch = fault instanceof Branch some ? some : new Branch();
        return branch.put(TreeWriter.NAMESPACE, Leaf.text(version.envelope()));
    }

    private void header(XmlInput in) throws Unfit {
        Branch header = new Branch();
        BlockReader blocks = new BlockReader(in);
        while (in.child()) {
            header.add(in.name(), blocks.element(""));
        }
        if (header.size() > 0) {
            message.put(SoapFormat.HEADER, header);
        }
    }
}
