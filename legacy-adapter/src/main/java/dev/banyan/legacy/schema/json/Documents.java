package dev.banyan.legacy.schema.json;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.format.json.JsonFormat;
import dev.banyan.legacy.format.json.JsonFormat.Place;
import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.schema.SchemaFiles;
import dev.banyan.legacy.tree.Wanted;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files that a schema is made of, each read once. */
final class Documents {
    private static final int MAX_FILES = 100;
    private static final int MAX_HOPS = 100;
    private static final int MAX_PLACES = 20_000;

    private final SchemaFiles files;
    private final Map<String, Document> read = new HashMap<>();
    private int places;

    Documents(SchemaFiles files) {
        this.files = files;
    }

    /** What holds at a place where all of these hold. */
    Facets facets(List<Node> start) throws BadSchema {
        if (++places > MAX_PLACES) {
            throw start.get(0).bad("$ref", "fewer than " + MAX_PLACES + " places that it all leads to");
        }
        return new Facets(this, start);
    }

    /** What a schema means that is nothing but a reference; else the schema itself. */
    Node meant(Node node) throws BadSchema {
        Node meant = node;
        for (int hops = 0; hops < MAX_HOPS && meant.isReference(); hops++) {
            meant = target(meant, String.valueOf(meant.text("$ref")));
        }
        return meant;
    }

    Node root(String file) throws BadSchema {
        return document(file, file).root();
    }

    /**
     * What a reference names.
     *
     * @param from where it stands
     */
    Node target(Node from, String reference) throws BadSchema {
        int hash = reference.indexOf('#');
        String address = hash < 0 ? reference : reference.substring(0, hash);
        String fragment = hash < 0 ? "" : decoded(from, reference.substring(hash + 1));
        Document here = from.document();
        if (address.isEmpty() || address.equals(here.id())) {
            return here.at(fragment);
        }
        return document(beside(from, address), here.file()).at(fragment);
    }

    /** The file that an address means: relative to the one it stands in, or to the address which that gives itself. */
    private static String beside(Node from, String address) throws BadSchema {
        Document here = from.document();
        String folder = here.id().substring(0, here.id().lastIndexOf('/') + 1);
        String path = !folder.isEmpty() && address.startsWith(folder) ? address.substring(folder.length()) : address;
        if (path.contains(":") || path.startsWith("//")) {
            throw here.bad("", "a reference to the network", "one to a file beside this one");
        }
        if (path.startsWith("/")) {
            throw here.bad("", "a reference that begins with a slash", "one relative to this file");
        }
        return normal(here.file().substring(0, here.file().lastIndexOf('/') + 1) + decoded(from, path));
    }

    /** Without {@code .} and, where that goes, {@code ..}: one name for one file. */
    private static String normal(String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/")) {
            if (name.equals("..") && !names.isEmpty() && !names.getLast().equals("..")) {
                names.removeLast();
            } else if (!name.equals(".")) {
                names.addLast(name);
            }
        }
        return String.join("/", names);
    }

    private static String decoded(Node from, String escaped) throws BadSchema {
        try {
            return URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw from.bad("$ref", "a reference with sound escapes");
        }
    }

    /** @param by the file that names it */
    private Document document(String file, String by) throws BadSchema {
        Document known = read.get(file);
        if (known != null) {
            return known;
        }
        if (read.size() == MAX_FILES) {
            throw new BadSchema(by, 0, 0, "too many files (expected: at most " + MAX_FILES + ")");
        }
        Document document = parsed(file, bytes(file, by));
        read.put(file, document);
        return document;
    }

    private byte[] bytes(String file, String by) throws BadSchema {
        try {
            return files.read(file);
        } catch (IOException missing) {
            throw new BadSchema(by, 0, 0, file + ": " + missing.getMessage() + " (expected: a file with a schema)");
        }
    }

    private static Document parsed(String file, byte[] bytes) throws BadSchema {
        try {
            return new Document(file, new JsonFormat(Wanted.ALL).read(bytes, null));
        } catch (Unfit unfit) {
            Place place = JsonFormat.fault(bytes);
            int line = place == null ? 0 : place.line();
            int column = place == null ? 0 : place.column();
            throw new BadSchema(file, line, column, unfit.getMessage());
        }
    }
}
