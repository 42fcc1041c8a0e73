package dev.banyan.legacy.format.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.format.Format.Written;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.schema.Listing;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.schema.Typing;
import dev.banyan.legacy.schema.Value;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Wanted;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What was written and is read again is what was there. */
class XmlRoundTripTest {

    @Provide
    Arbitrary<Branch> documents() {
        return XmlTrees.documents();
    }

    @Property(tries = 1000)
    void thereAndBackIsTheSameTree(@ForAll("documents") Branch tree, @ForAll boolean isQualified) throws Unfit {
        XmlFormat format = format(isQualified ? "urn:x" : "", "UTF-8");
        Written written = format.write(tree);
        assertThat(format.read(written.body(), written.contentType())).isEqualTo(tree);
    }

    @Property(tries = 300)
    void anotherReaderReadsTheSame(@ForAll("documents") Branch tree) throws Unfit, XMLStreamException {
        assertThat(StaxTree.of(format("urn:x", "UTF-8").write(tree).body())).isEqualTo(tree);
    }

    @Property(tries = 300)
    void inWideCharsetsToo(@ForAll("documents") Branch tree) throws Unfit {
        for (String charset : List.of("UTF-16", "UTF-16LE", "GB18030")) {
            XmlFormat format = format("", charset);
            // By its own words, without Content-Type.
            assertThat(format("", "UTF-8").read(format.write(tree).body(), null))
                    .isEqualTo(tree);
        }
    }

    @Property(tries = 300)
    void listsOfAnyLengthAreListsAgainWhereASchemaSaysSo(
            @ForAll List<@net.jqwik.api.constraints.AlphaChars String> texts) throws Unfit {
        Structure list =
                new Structure().add(new Part("item", new Listing(Value.of(Value.Type.STRING)), false, false, "urn:x"));
        Structure shape = new Structure().add(new Part("list", list, true, false, "urn:x"));
        List<dev.banyan.legacy.tree.Tree> leaves = new ArrayList<>();
        texts.forEach(text -> leaves.add(Leaf.text(text)));
        Branch tree = new Branch().put("list", new Branch().put("item", new Items(leaves)));
        XmlFormat format = new XmlFormat("", shape, Charset.forName("UTF-8"), Wanted.ALL);
        assertThat(Typing.read(format.read(format.write(tree).body(), null), shape))
                .isEqualTo(tree);
    }

    private static XmlFormat format(String namespace, String charset) {
        return new XmlFormat(namespace, Anything.ANYTHING, Charset.forName(charset), Wanted.ALL);
    }
}
