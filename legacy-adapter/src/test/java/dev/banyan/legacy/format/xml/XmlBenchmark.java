package dev.banyan.legacy.format.xml;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import com.fasterxml.aalto.stax.OutputFactoryImpl;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Documents read into trees and written from them, beside a plain copy by StAX, Aalto's and the JDK's. Run with
 * {@code org.openjdk.jmh.Main XmlBenchmark -prof gc} on the test class path.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class XmlBenchmark {
    private static final String ORDER = """
              <item id="%1$d">
                <code>SKU-%1$d-A</code>
                <qty>%1$d</qty>
                <price currency="EUR">19.%1$d0</price>
                <note>Bitte bis zum n\u00e4chsten Werktag liefern &amp; klingeln</note>
              </item>
            """;

    @Param({"1", "10", "100"})
    public int kibibytes;

    private byte[] document;
    private Tree tree;
    private final XmlFormat whole = new XmlFormat("urn:orders", Anything.ANYTHING, StandardCharsets.UTF_8, Wanted.ALL);
    private XmlFormat some;
    private final StaxCopy aalto = new StaxCopy(new InputFactoryImpl(), new OutputFactoryImpl());
    private final StaxCopy jdk =
            new StaxCopy(XMLInputFactory.newDefaultFactory(), XMLOutputFactory.newDefaultFactory());

    @Setup
    public void fill() throws Unfit {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        text.append("<order xmlns=\"urn:orders\">\n  <customer>Grace Hopper</customer>\n  <items>\n");
        for (int i = 1; text.length() < kibibytes * 1024 - 30; i++) {
            text.append(ORDER.formatted(i));
        }
        document = text.append("  </items>\n</order>\n").toString().getBytes(StandardCharsets.UTF_8);
        tree = whole.read(document, null);
        Wanted wanted = Wanted.nothing();
        wanted.add(Pointer.of("/order/customer"));
        wanted.add(Pointer.of("/order/items/item/code"));
        some = new XmlFormat("urn:orders", Anything.ANYTHING, StandardCharsets.UTF_8, wanted);
    }

    @Benchmark
    public Tree read() throws Unfit {
        return whole.read(document, null);
    }

    @Benchmark
    public Tree readSome() throws Unfit {
        return some.read(document, null);
    }

    @Benchmark
    public byte[] write() throws Unfit {
        return whole.write(tree).body();
    }

    @Benchmark
    public byte[] copyByAalto() throws XMLStreamException {
        return aalto.copy(document);
    }

    @Benchmark
    public byte[] copyByJdk() throws XMLStreamException {
        return jdk.copy(document);
    }
}
