package dev.banyan.legacy.format.multipart;

import dev.banyan.legacy.format.TextCoding;
import dev.banyan.legacy.format.Unfit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The headers of a part, up to the empty line. Those that RFC 7578 does not know are not looked at. */
final class HeadReader {
    private static final int MAX_HEADERS = 16;
    private static final int MAX_BYTES = 8 << 10;
    private static final Set<String> KNOWN = Set.of("content-disposition", "content-type", "content-transfer-encoding");
    /** Those that leave bytes as they are. */
    private static final Set<String> TRANSFER_ENCODINGS = Set.of("7bit", "8bit", "binary");

    private final byte[] body;
    private final int limit;
    private final TextCoding coding;
    private final Map<String, String> headers = new HashMap<>(4);
    private int at;

    HeadReader(byte[] body, int at, TextCoding coding) {
        this.body = body;
        this.limit = Math.min(body.length, at + MAX_BYTES);
        this.coding = coding;
        this.at = at;
    }

    /** Behind the empty line. */
    int end() {
        return at;
    }

    PartHead read() throws Unfit {
        int count = 0;
        for (int from = at, to = line(); to > from; from = at, to = line()) {
            if (++count > MAX_HEADERS) {
                throw new Unfit("", "too many headers (expected: at most " + MAX_HEADERS + ")");
            }
            header(coding.decode(body, from, to));
        }
        String encoding = headers.get("content-transfer-encoding");
        if (encoding != null && !TRANSFER_ENCODINGS.contains(encoding.toLowerCase(Locale.ROOT))) {
            throw new Unfit("", "another Content-Transfer-Encoding (expected: 7bit, 8bit or binary)");
        }
        String contentType = headers.get("content-type");
        if (MediaType.isMultipart(contentType)) {
            throw new Unfit("", "a multipart within (expected: a field or a file)");
        }
        return head(headers.get("content-disposition"), contentType);
    }

    private static PartHead head(@Nullable String disposition, @Nullable String contentType) throws Unfit {
        Map<String, String> parameters = disposition == null ? Map.of() : new Disposition(disposition).parameters();
        String name = parameters.get("name");
        if (name == null) {
            throw new Unfit("", "no name (expected: Content-Disposition: form-data; name=\"...\")");
        }
        return new PartHead(name, parameters.get("filename"), contentType);
    }

    private void header(String line) throws Unfit {
        int colon = line.indexOf(':');
        String name = line.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.chars().anyMatch(c -> c <= ' ' || c >= 0x7F)) {
            throw new Unfit("", "a line that is no header (expected: a name and a colon)");
        }
        String value = line.substring(colon + 1).strip();
        if (KNOWN.contains(name) && headers.put(name, value) != null) {
            throw new Unfit("", "two of one header (expected: one " + name + ")");
        }
    }

    /** Where the line ends that begins here; then the next one begins. */
    private int line() throws Unfit {
        int to = at;
        while (to < limit && (body[to] < 0 || body[to] >= ' ' || body[to] == '\t')) {
            to++;
        }
        if (to == limit && limit < body.length) {
            throw new Unfit("", "headers too large (expected: at most " + MAX_BYTES + " bytes)");
        }
        if (to + 1 >= body.length || body[to] != '\r' || body[to + 1] != '\n') {
            throw new Unfit("", "a header that does not end well (expected: carriage return and line feed)");
        }
        at = to + 2;
        return to;
    }
}
