package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.model.Backend.HostHeader;
import dev.banyan.rules.validate.Suggestion;
import dev.banyan.rules.yaml.shape.Schemas;
import dev.banyan.rules.yaml.shape.Text;
import dev.banyan.rules.yaml.shape.Unfit;
import java.util.List;
import java.util.Locale;

/** {@code preserve}, {@code backend} or a host, perhaps with a port. */
final class HostHeaderText {
    static final Text<HostHeader> SHAPE = Text.<HostHeader>of(
                    "bad-host",
                    "preserve, backend or a host such as shop.internal",
                    Schemas.string("^[A-Za-z0-9_.:\\[\\]-]+$"),
                    HostHeaderText::read)
            .withPlaceholders();

    private HostHeaderText() {}

    private static HostHeader read(String text) throws Unfit {
        if (text.equals("preserve")) {
            return new HostHeader.Preserve();
        }
        if (text.equals("backend")) {
            return new HostHeader.OfBackend();
        }
        String near = Suggestion.of(text, List.of("preserve", "backend"));
        if (!near.isEmpty() || !HttpTexts.isHost(withoutPort(text).toLowerCase(Locale.ROOT))) {
            throw new Unfit("", near);
        }
        return new HostHeader.Literal(text);
    }

    private static String withoutPort(String text) {
        return text.replaceFirst(":[0-9]{1,5}$", "");
    }
}
