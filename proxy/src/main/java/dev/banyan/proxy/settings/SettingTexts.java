package dev.banyan.proxy.settings;

import dev.banyan.rules.message.Network;
import dev.banyan.rules.yaml.shape.Numbers;
import dev.banyan.rules.yaml.shape.Quantities;
import dev.banyan.rules.yaml.shape.Schemas;
import dev.banyan.rules.yaml.shape.Shape;
import dev.banyan.rules.yaml.shape.Text;
import dev.banyan.rules.yaml.shape.Unfit;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** What values of settings look like. */
final class SettingTexts {
    private static final String HOST_PATTERN = "^[A-Za-z0-9._:\\[\\]-]{1,253}$";
    private static final String HEADER_PATTERN = "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}$";
    private static final String TLS_NAME_PATTERN = "^(\\*\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$";
    private static final int LAST_PORT = 65_535;

    /** 0 takes a free one. */
    static final Shape<Integer> PORT = Numbers.integer(0, LAST_PORT);

    /** A name or address to listen on. */
    static final Text<String> HOST = matching("bad-host", "a host name or an IP address", HOST_PATTERN);

    /** A name that a TLS client asks for, in lower case; a wildcard stands for one label. */
    static final Shape<String> TLS_NAME = matching(
                    "bad-host", "a host name such as shop.example.com or *.example.com", TLS_NAME_PATTERN)
            .as(name -> name.toLowerCase(Locale.ROOT));

    /** In lower case. */
    static final Shape<String> HEADER =
            matching("bad-header", "the name of a header", HEADER_PATTERN).as(name -> name.toLowerCase(Locale.ROOT));

    /** A relative path starts at the working directory. */
    static final Text<Path> PATH = Text.of("bad-path", "a path", Schemas.of("type", "string"), SettingTexts::path);

    static final Text<Network> NETWORK = Text.of(
            "bad-network", "a network such as 10.0.0.0/8 or ::1", Schemas.of("type", "string"), SettingTexts::network);

    /** As everywhere, and {@code 0s} too. */
    static final Text<Duration> DURATION_OR_NONE = Text.of(
            "bad-duration",
            "a duration such as 0s, 250ms, 5s, 2m or 1h",
            Schemas.string("^[0-9]{1,9}(ms|s|m|h)$"),
            text -> text.matches("0(ms|s|m|h)")
                    ? Duration.ZERO
                    : Quantities.DURATION_SHAPE.parser().parse(text));

    private SettingTexts() {}

    /** A size between these two, in bytes. */
    static Text<Integer> size(int min, int max) {
        Text<Long> any = Quantities.SIZE_SHAPE;
        String expected = "a size from " + min + "B to " + max + "B such as 16KiB";
        return Text.of(any.code(), expected, any.schema(), text -> {
            long bytes = any.parser().parse(text);
            if (bytes < min || bytes > max) {
                throw new Unfit("", "");
            }
            return (int) bytes;
        });
    }

    private static Text<String> matching(String code, String expected, String pattern) {
        return Text.of(code, expected, Schemas.string(pattern), text -> {
            if (!text.matches(pattern)) {
                throw new Unfit("", "");
            }
            return text;
        });
    }

    private static Path path(String text) throws Unfit {
        try {
            if (!text.isBlank()) {
                return Path.of(text);
            }
        } catch (InvalidPathException odd) {
            throw new Unfit("", "");
        }
        throw new Unfit("", "");
    }

    private static Network network(String text) throws Unfit {
        try {
            return Network.parse(text);
        } catch (IllegalArgumentException odd) {
            throw new Unfit("", "");
        }
    }
}
