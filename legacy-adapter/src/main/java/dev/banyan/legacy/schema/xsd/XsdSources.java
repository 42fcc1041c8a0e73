package dev.banyan.legacy.schema.xsd;

import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.schema.SchemaFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.xerces.xni.XMLResourceIdentifier;
import org.apache.xerces.xni.XNIException;
import org.apache.xerces.xni.parser.XMLEntityResolver;
import org.apache.xerces.xni.parser.XMLInputSource;
import org.jspecify.annotations.Nullable;

/**
 * The documents that schemas are made of: files, and parts of files. Each is known to Xerces by a number that looks like
 * an address, so that none can be confused with an address of anything else.
 */
public final class XsdSources implements XMLEntityResolver {
    private static final String ADDRESS = "schema:/";

    /** Bytes of a file, at most. */
    static final int LARGEST = 8 << 20;

    /** Documents in all, at most. */
    static final int MOST = 200;

    private final SchemaFiles files;
    private final List<Document> documents = new ArrayList<>();
    private final Map<String, Integer> byFile = new HashMap<>();
    private final Map<String, Integer> byNamespace = new HashMap<>();
    private @Nullable BadSchema problem;

    /**
     * A document.
     *
     * @param file that it is, or is a part of
     */
    private record Document(String file, byte[] bytes) {}

    public XsdSources(SchemaFiles files) {
        this.files = files;
        for (Map.Entry<String, String> known : KnownSchemas.BY_NAMESPACE.entrySet()) {
            byNamespace.put(known.getKey(), add(known.getKey(), XsdText.bytes(known.getValue())));
        }
    }

    /**
     * The number of a file, which is read where it was not before.
     *
     * @param file as the rules name it
     * @param from the file that asks for it, for messages
     */
    public int file(String file, String from) throws BadSchema {
        Integer known = byFile.get(file);
        if (known != null) {
            return known;
        }
        byte[] bytes = read(file, from);
        XsdText.requireSound(file, bytes);
        requireRoom(from);
        int number = add(file, bytes);
        byFile.put(file, number);
        return number;
    }

    /**
     * The number of a part of a file that is a document in itself.
     *
     * @param namespace that whoever imports it without saying where it is means; null: none
     */
    public int part(String file, byte[] bytes, @Nullable String namespace) throws BadSchema {
        requireRoom(file);
        int number = add(file, bytes);
        if (namespace != null) {
            byNamespace.put(namespace, number);
        }
        return number;
    }

    /** Whoever imports that namespace without saying where it is means that document. */
    public void name(String namespace, int number) {
        byNamespace.put(namespace, number);
    }

    /** What a document says where another one is. */
    public static String address(int number) {
        return ADDRESS + number;
    }

    /** The bytes of a document. */
    public byte[] bytes(int number) {
        return documents.get(number).bytes();
    }

    XMLInputSource source(int number) {
        ByteArrayInputStream bytes =
                new ByteArrayInputStream(documents.get(number).bytes());
        return new XMLInputSource(null, address(number), null, bytes, null);
    }

    /** The file of an address that Xerces speaks of. */
    String fileAt(@Nullable String address) {
        int number = number(address);
        return number < 0 ? "" : documents.get(number).file();
    }

    /** What went wrong while Xerces asked for documents; null: nothing. */
    @Nullable
    BadSchema problem() {
        return problem;
    }

    @Override
    public @Nullable XMLInputSource resolveEntity(XMLResourceIdentifier asked) {
        String location = asked.getLiteralSystemId();
        int number = number(location);
        String namespace = asked.getNamespace() == null ? "" : asked.getNamespace();
        if (location == null || KnownSchemas.BY_NAMESPACE.containsKey(namespace)) {
            Integer known = byNamespace.get(namespace);
            return known == null ? null : source(known);
        }
        try {
            return source(number < 0 ? located(location, fileAt(asked.getBaseSystemId())) : number);
        } catch (BadSchema bad) {
            problem = bad;
            throw new XNIException(bad);
        }
    }

    private int located(String location, String from) throws BadSchema {
        return file(Location.of(location, from), from);
    }

    private int number(@Nullable String address) {
        if (address == null || !address.startsWith(ADDRESS)) {
            return -1;
        }
        int number = Integer.parseInt(address.substring(ADDRESS.length()));
        return number < documents.size() ? number : -1;
    }

    private byte[] read(String file, String from) throws BadSchema {
        byte[] bytes;
        try {
            bytes = files.read(file);
        } catch (IOException e) {
            throw new BadSchema(from, 0, 0, file + ": " + e.getMessage() + " (expected: a file that can be read)");
        }
        if (bytes.length > LARGEST) {
            throw new BadSchema(file, 0, 0, bytes.length + " bytes (expected: at most " + LARGEST + ")");
        }
        return bytes;
    }

    private void requireRoom(String file) throws BadSchema {
        if (documents.size() == MOST) {
            throw new BadSchema(file, 0, 0, "another schema (expected: at most " + MOST + " in all)");
        }
    }

    private int add(String file, byte[] bytes) {
        documents.add(new Document(file, bytes));
        return documents.size() - 1;
    }
}
