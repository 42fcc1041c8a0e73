package dev.banyan.legacy.format.soap;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.format.xml.TreeWriter;
import dev.banyan.legacy.format.xml.Vocabulary;
import dev.banyan.legacy.format.xml.XmlOutput;
import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Tree;
import java.nio.charset.Charset;
import java.util.List;

/** Writes one message. */
final class EnvelopeWriter {
    static final String PREFIX = "soap";

    private final SoapVersion version;
    private final XmlOutput out;
    private final Vocabulary vocabulary;

    EnvelopeWriter(SoapVersion version, Charset charset, Vocabulary vocabulary) {
        this.version = version;
        this.out = new XmlOutput(charset);
        this.vocabulary = vocabulary;
    }

    byte[] write(Tree tree) throws Unfit {
        if (!(tree instanceof Branch message)) {
            throw new Unfit("", "something else (expected: an object with what stands in Body)");
        }
        begin(out, version);
        Tree header = message.get(SoapFormat.HEADER);
        if (header != null) {
            header(header);
        }
        out.begin(PREFIX, "Body");
        body(message);
        out.end(PREFIX, "Body");
        out.end(PREFIX, "Envelope");
        return out.bytes();
    }

    static void begin(XmlOutput out, SoapVersion version) throws Unfit {
        out.declaration();
        out.begin(PREFIX, "Envelope");
        out.attribute("xmlns", PREFIX, version.envelope());
    }

    private void body(Branch message) throws Unfit {
        TreeWriter writer = new TreeWriter(out, vocabulary);
        for (int i = 0; i < message.size(); i++) {
            String name = message.name(i);
            if (!name.equals(SoapFormat.HEADER)) {
                writer.root(name, message.value(i));
            }
        }
    }

    private void header(Tree header) throws Unfit {
        if (!(header instanceof Branch blocks)) {
            throw new Unfit("/" + SoapFormat.HEADER, "something else (expected: an object with blocks)");
        }
        out.begin(PREFIX, "Header");
        TreeWriter writer = new TreeWriter(out, new Vocabulary("", shape(blocks), version.envelope(), PREFIX));
        for (int i = 0; i < blocks.size(); i++) {
            try {
                writer.root(blocks.name(i), blocks.value(i));
            } catch (Unfit unfit) {
                throw unfit.within(SoapFormat.HEADER);
            }
        }
        out.end(PREFIX, "Header");
    }

    /** Nothing is known of blocks but that some of their attributes are SOAP's. */
    private Structure shape(Branch blocks) {
        Structure block = new Structure().open();
        for (String attribute : List.of("@mustUnderstand", "@actor", "@role", "@relay")) {
            block.add(new Part(attribute, Anything.ANYTHING, false, false, version.envelope()));
        }
        Structure header = new Structure();
        for (int i = 0; i < blocks.size(); i++) {
            header.add(new Part(blocks.name(i), block, false, false, ""));
        }
        return header;
    }
}
