package dev.banyan.legacy.compile;

import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.stax.WstxOutputFactory;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import com.fasterxml.aalto.stax.OutputFactoryImpl;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.legacy.format.xml.StaxCopy;
import dev.banyan.legacy.translate.Answer;
import dev.banyan.legacy.translate.Request;
import dev.banyan.legacy.translate.TranslatedAnswer;
import dev.banyan.legacy.translate.Translator;
import dev.banyan.legacy.translate.Untranslatable;
import dev.banyan.rules.yaml.FileSecrets;
import dev.banyan.rules.yaml.Reading;
import dev.banyan.rules.yaml.RulesReader;
import dev.banyan.rules.yaml.RulesText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
 * Whole translations, from bytes to bytes, beside what the libraries below take for reading and writing alone. Run with
 * {@code org.openjdk.jmh.Main TranslationBenchmark -prof gc} on the test class path.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TranslationBenchmark {
    private static final String RULES = """
            backends: {old: {url: "http://old:8080"}}
            routes: [{id: all, match: {prefix: /}, legacy: old}]
            translations:
              json: {response: {body: {from: json, as: json, map: &lines [
                {to: /id, from: /orderId}, {to: /placed, from: /placedAt}, {to: /state, from: /status, enum: {active: A}, else: X},
                {to: /customer/number, from: /customer/id}, {to: /customer/name, from: /customer/name},
                {to: /customer/mail, from: /customer/email}, {to: /ship/street, from: /customer/address/street},
                {to: /ship/zip, from: /customer/address/zip}, {to: /ship/city, from: /customer/address/city},
                {to: /ship/country, from: /customer/address/country, default: DE}, {to: /sum, from: /total, type: decimal},
                {to: /currency, from: /currency}, {to: /version, const: 2}, {to: /channel, from: /channel, default: WEB},
                {to: /items, each: /lines, map: [{to: /code, from: /sku}, {to: /text, from: /description},
                {to: /count, from: /quantity, type: int}, {to: /price, from: /price, type: decimal}, {to: /note, from: /note, omitEmpty: true}]}]}}}
              xml: {response: {body: {from: xml, as: json, root: /order, arrays: [/lines], map: *lines}}}
            """;

    @Param({"1", "10", "100"})
    private int kibibytes;

    private final ObjectMapper jackson = new ObjectMapper();
    private final StaxCopy woodstox = new StaxCopy(new WstxInputFactory(), new WstxOutputFactory());
    private final StaxCopy aalto = new StaxCopy(new InputFactoryImpl(), new OutputFactoryImpl());
    private final Request request = new Request("GET", "/", "", Map.of(), "r", List.of(), new byte[0]);
    private byte[] json = {};
    private byte[] xml = {};
    private Translator fromJson;
    private Translator fromXml;

    @Setup
    public void setUp() {
        json = json(kibibytes << 10);
        xml = xml(kibibytes << 10);
        Reading reading =
                new RulesReader(new FileSecrets(Path.of("."))).read(List.of(new RulesText("benchmark.yaml", RULES)));
        var compiled = new TranslationCompiler(file -> {
                    throw new IOException("none");
                })
                .compile(reading.rules(), reading.locations());
        fromJson = compiled.translators().get("json");
        fromXml = compiled.translators().get("xml");
    }

    private static byte[] json(int size) {
        StringBuilder order = new StringBuilder("""
                {"orderId":4711,"placedAt":"2026-01-31T10:15:30+01:00","status":"active","customer":{"id":"c-815",\
                "name":"Jürgen Müller","email":"jm@shop.example","address":{"street":"Hauptstraße 1","zip":"10115",\
                "city":"Berlin","country":"DE"}},"total":1234.50,"currency":"EUR","lines":[""");
        for (int i = 0; order.length() < size - 80; i++) {
            order.append(i == 0 ? "" : ",").append("""
                    {"sku":"A-%d","description":"Garden chair, oak, 2 pieces","quantity":%d,"price":%d.50,"taxRate":0.19,\
                    "inStock":true,"note":null}""".formatted(1000 + i, 1 + i % 9, 10 + i % 90));
        }
        return order.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] xml(int size) {
        StringBuilder order = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?><order xmlns="urn:orders"><orderId>4711</orderId><placedAt>2026-01-31</placedAt>\
                <status>active</status><customer><id>c-815</id><name>Jürgen Müller</name><email>jm@shop.example</email><address>\
                <street>Hauptstraße 1</street><zip>10115</zip><city>Berlin</city></address></customer><total>1234.50</total>\
                <currency>EUR</currency>""");
        for (int i = 0; order.length() < size - 80; i++) {
            order.append("""
                    <lines><sku>A-%d</sku><description>Garden chair, oak, 2 pieces</description><quantity>%d</quantity>\
                    <price>%d.50</price><taxRate>0.19</taxRate><note/></lines>""".formatted(1000 + i, 1 + i % 9, 10 + i % 90));
        }
        return order.append("</order>").toString().getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public byte[] jackson() throws IOException {
        return jackson.writeValueAsBytes(jackson.readTree(json));
    }

    @Benchmark
    public TranslatedAnswer jsonToJson() throws Untranslatable {
        return fromJson.response(new Answer(200, List.of(), json), request);
    }

    @Benchmark
    public byte[] staxCopy() throws XMLStreamException {
        return woodstox.copy(xml);
    }

    @Benchmark
    public byte[] staxCopyByAalto() throws XMLStreamException {
        return aalto.copy(xml);
    }

    @Benchmark
    public TranslatedAnswer xmlToJson() throws Untranslatable {
        return fromXml.response(new Answer(200, List.of(), xml), request);
    }
}
