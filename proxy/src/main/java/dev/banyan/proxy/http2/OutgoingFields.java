package dev.banyan.proxy.http2;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Headers as the encoder goes through them, once: pseudo-headers first, names in lower case, without those that speak of
 * a connection (RFC 9113, section 8.2). A view, no copy: who makes it leaves the headers alone from then on.
 */
public final class OutgoingFields extends DefaultHttp2Headers {
    private static final AsciiString METHOD = PseudoHeaderName.METHOD.value();
    private static final AsciiString SCHEME = PseudoHeaderName.SCHEME.value();
    private static final AsciiString AUTHORITY = PseudoHeaderName.AUTHORITY.value();
    private static final AsciiString PATH = PseudoHeaderName.PATH.value();
    private static final AsciiString STATUS = PseudoHeaderName.STATUS.value();

    /** Those of three digits that nearly every answer has, made once. */
    private static final AsciiString[] STATUSES = new AsciiString[600];

    static {
        for (int status = 100; status < STATUSES.length; status++) {
            STATUSES[status] = AsciiString.cached(Integer.toString(status));
        }
    }

    /** Name, value, name, value ... */
    private final CharSequence[] pseudo;

    private final MultiMap fields;

    private OutgoingFields(MultiMap fields, CharSequence... pseudo) {
        super(false, false, 2);
        this.pseudo = pseudo;
        this.fields = fields;
    }

    /** @param authority empty: none is sent */
    public static OutgoingFields request(
            CharSequence method, CharSequence scheme, CharSequence authority, CharSequence path, MultiMap fields) {
        return authority.length() == 0
                ? new OutgoingFields(fields, METHOD, method, SCHEME, scheme, PATH, path)
                : new OutgoingFields(fields, METHOD, method, SCHEME, scheme, AUTHORITY, authority, PATH, path);
    }

    /** @param status 100 to 999 */
    public static OutgoingFields answer(int status, MultiMap fields) {
        CharSequence text = status < STATUSES.length ? STATUSES[status] : AsciiString.of(Integer.toString(status));
        return new OutgoingFields(fields, STATUS, text);
    }

    public static OutgoingFields trailers(MultiMap fields) {
        return new OutgoingFields(fields);
    }

    @Override
    public @Nullable CharSequence status() {
        return pseudo.length == 2 ? pseudo[1] : null;
    }

    @Override
    public Iterator<Map.Entry<CharSequence, CharSequence>> iterator() {
        return new Pass();
    }

    @SuppressWarnings("unchecked") // a map's strings are character sequences, and nothing is put into it
    private static Iterator<Map.Entry<CharSequence, CharSequence>> entries(MultiMap fields) {
        if (fields instanceof HttpHeaders headers) {
            return headers.iteratorCharSequence();
        }
        return (Iterator<Map.Entry<CharSequence, CharSequence>>) (Iterator<?>) fields.iterator();
    }

    /** One pass; it is its own entry, read before the next one is asked for. */
    private final class Pass
            implements Iterator<Map.Entry<CharSequence, CharSequence>>, Map.Entry<CharSequence, CharSequence> {
        private final Iterator<Map.Entry<CharSequence, CharSequence>> rest = entries(fields);
        private int at;
        private CharSequence name = "";
        private CharSequence value = "";
        private boolean ahead;

        @Override
        public boolean hasNext() {
            if (!ahead) {
                ahead = at < pseudo.length ? nextPseudo() : nextField();
            }
            return ahead;
        }

        private boolean nextPseudo() {
            name = pseudo[at];
            value = pseudo[at + 1];
            at += 2;
            return true;
        }

        private boolean nextField() {
            while (rest.hasNext()) {
                Map.Entry<CharSequence, CharSequence> field = rest.next();
                name = FieldNames.lower(field.getKey());
                value = field.getValue();
                if (!FieldNames.isOfConnections(name)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Map.Entry<CharSequence, CharSequence> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            ahead = false;
            return this;
        }

        @Override
        public CharSequence getKey() {
            return name;
        }

        @Override
        public CharSequence getValue() {
            return value;
        }

        @Override
        public CharSequence setValue(CharSequence other) {
            throw new UnsupportedOperationException();
        }
    }
}
