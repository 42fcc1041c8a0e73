package dev.banyan.proxy.settings;

import dev.banyan.proxy.settings.Settings.AccessLog.Format;
import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Items;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Numbers;
import dev.banyan.rules.yaml.shape.Schemas;
import dev.banyan.rules.yaml.shape.Shape;
import dev.banyan.rules.yaml.shape.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** The sections {@code drain}, {@code accessLog} and {@code tracing}. */
final class OutputKeys {
    private static final Key<Duration> DELAY = Key.of(
                    "delay", SettingTexts.DURATION_OR_NONE, "How long connections are still accepted after SIGTERM.")
            .byDefault(Duration.ofSeconds(5), "5s");
    private static final Key<Duration> TIMEOUT = Key.of(
                    "timeout", SettingTexts.DURATION_OR_NONE, "How long requests in flight may take after that.")
            .byDefault(Duration.ofSeconds(30), "30s");

    private static final List<String> SECRET_HEADERS = List.of("authorization", "cookie", "set-cookie");
    private static final Key<Format> FORMAT = Key.of(
                    "format", SettingWords.of(Format.values()), "One line a request, as JSON or text, or none.")
            .byDefault(Format.JSON, "json");
    private static final Key<String> PATH = Key.of(
                    "path", SettingTexts.PATH.as(Object::toString), "A file, or - for standard output.")
            .byDefault("-", "-");
    private static final Key<List<String>> REDACT = Key.of(
                    "redact", Items.of(SettingTexts.HEADER), "Headers whose values are never shown.")
            .byDefault(SECRET_HEADERS, SECRET_HEADERS);

    private static final Key<String> OTLP_ENDPOINT = Key.of(
                    "otlpEndpoint",
                    Text.of("bad-url", "an http or https URL", Schemas.string("^https?://"), text -> text),
                    "Where spans are sent, OTLP over HTTP.")
            .example("http://collector:4318");
    private static final Key<BigDecimal> SAMPLE_RATIO =
            Key.of("sampleRatio", Numbers.decimal(0, 1), "The share of new traces that is kept.");

    static final Shape<Settings.Drain> DRAIN_SHAPE =
            Keys.of("drain", DELAY, TIMEOUT).as(OutputKeys::drain);
    static final Shape<Settings.AccessLog> ACCESS_LOG_SHAPE =
            Keys.of("accessLog", FORMAT, PATH, REDACT).as(OutputKeys::accessLog);
    static final Shape<Fields> TRACING_SHAPE = Keys.of("tracing", OTLP_ENDPOINT, SAMPLE_RATIO);

    private OutputKeys() {}

    static Settings.Drain drain(Fields fields) {
        return new Settings.Drain(fields.get(DELAY), fields.get(TIMEOUT));
    }

    static Settings.AccessLog accessLog(Fields fields) {
        return new Settings.AccessLog(fields.get(FORMAT), fields.get(PATH), fields.get(REDACT));
    }
}
