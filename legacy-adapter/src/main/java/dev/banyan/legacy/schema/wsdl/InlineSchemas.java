package dev.banyan.legacy.schema.wsdl;

import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.schema.xsd.XsdSources;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schemas of a description, which may import one another by namespace alone. */
final class InlineSchemas {
    private static final String SCHEMA = "http://www.w3.org/2001/XMLSchema";

    private final XsdSources sources;
    private final Map<String, List<Integer>> byNamespace = new LinkedHashMap<>();

    InlineSchemas(XsdSources sources) {
        this.sources = sources;
    }

    void add(String namespace, int document) {
        byNamespace.computeIfAbsent(namespace, none -> new ArrayList<>()).add(document);
    }

    /** The number of a schema that imports all of them. */
    int all(String file) throws BadSchema {
        StringBuilder all =
                new StringBuilder("<xs:schema xmlns:xs='" + SCHEMA + "' targetNamespace='urn:all-of-them'>");
        for (Map.Entry<String, List<Integer>> entry : byNamespace.entrySet()) {
            String namespace = escaped(entry.getKey());
            int one = one(file, entry.getKey(), entry.getValue());
            all.append("<xs:import ").append(namespace.isEmpty() ? "" : "namespace='" + namespace + "' ");
            all.append("schemaLocation='").append(XsdSources.address(one)).append("'/>");
        }
        return sources.part(file, bytes(all.append("</xs:schema>")), null);
    }

    /** The number of the only one of that namespace, or of one that includes them all. */
    private int one(String file, String namespace, List<Integer> documents) throws BadSchema {
        if (documents.size() == 1) {
            sources.name(namespace, documents.get(0));
            return documents.get(0);
        }
        String target = namespace.isEmpty() ? "" : " targetNamespace='" + escaped(namespace) + "'";
        StringBuilder one = new StringBuilder("<xs:schema xmlns:xs='" + SCHEMA + "'" + target + ">");
        for (int document : documents) {
            one.append("<xs:include schemaLocation='")
                    .append(XsdSources.address(document))
                    .append("'/>");
        }
        return sources.part(file, bytes(one.append("</xs:schema>")), namespace);
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
    }
}
