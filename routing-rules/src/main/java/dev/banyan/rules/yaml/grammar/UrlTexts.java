package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.yaml.shape.Schemas;
import dev.banyan.rules.yaml.shape.Text;
import dev.banyan.rules.yaml.shape.Unfit;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Absolute URLs of http and https. */
final class UrlTexts {

    /** An origin, perhaps with a base path. */
    static final Text<URI> ORIGIN = Text.of(
                    "bad-url",
                    "an absolute URL such as http://orders:8080",
                    Schemas.string("^[hH][tT][tT][pP][sS]?://[^?#@]+$"),
                    UrlTexts::origin)
            .withPlaceholders();

    /** A JSON Web Key Set: a URL or a file. */
    static final Text<String> KEY_SET = Text.of(
                    "bad-url", "an http or https URL or a file path", Schemas.string("."), UrlTexts::keySet)
            .withPlaceholders();

    private UrlTexts() {}

    private static URI origin(String text) throws Unfit {
        URI uri = absolute(text);
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new Unfit("a URL without query and fragment", "");
        }
        String path = uri.getRawPath();
        if (!path.isEmpty()) {
            PathTexts.literal(path);
        }
        return uri;
    }

    /** Scheme http or https, a host, perhaps a port, no user. */
    static URI absolute(String text) throws Unfit {
        URI uri = parse(text);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new Unfit("", text.contains("://") ? "schemes are http and https" : "begin with http:// or https://");
        }
        if (uri.getRawUserInfo() != null
                || uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
            throw new Unfit("a URL without user and password", "set the header authorization from a placeholder");
        }
        if (uri.getHost() == null || !HttpTexts.isHost(uri.getHost().toLowerCase(Locale.ROOT))) {
            throw new Unfit("a URL with a host of letters, digits, '-' and '.'", "");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new Unfit("a port from 1 to 65535", "");
        }
        return uri;
    }

    private static URI parse(String text) throws Unfit {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new Unfit("", "");
        }
    }

    private static String keySet(String text) throws Unfit {
        if (text.contains("://")) {
            return absolute(text).toString();
        }
        if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
            throw new Unfit("", "");
        }
        return text;
    }
}
