package dev.banyan.legacy.schema.wsdl;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.format.soap.SoapVersion;
import dev.banyan.legacy.format.xml.XmlInput;
import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.schema.wsdl.Definitions.Binding;
import dev.banyan.legacy.schema.wsdl.Definitions.Body;
import dev.banyan.legacy.schema.wsdl.Definitions.Bound;
import dev.banyan.legacy.schema.wsdl.Definitions.Exchange;
import dev.banyan.legacy.schema.wsdl.Definitions.Piece;
import dev.banyan.legacy.schema.xsd.Location;
import dev.banyan.legacy.schema.xsd.XsdSources;
import dev.banyan.legacy.schema.xsd.XsdText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** Reads descriptions (WSDL 1.1; its binding to SOAP 1.2 of April 2006) and what they import. */
final class DefinitionsReader {
    static final String SOAP_11 = "http://schemas.xmlsoap.org/wsdl/soap/";
    static final String SOAP_12 = "http://schemas.xmlsoap.org/wsdl/soap12/";
    private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
    private static final String SCHEMA = "http://www.w3.org/2001/XMLSchema";

    private final XsdSources sources;
    private final Definitions definitions;
    private final InlineSchemas schemas;
    private final Set<String> read = new HashSet<>();
    private final List<String[]> imported = new ArrayList<>();
    private @Nullable String firstNamespace;

    /** Of the description that is being read. */
    private String file = "";

    private String target = "";

    DefinitionsReader(XsdSources sources, Definitions definitions) {
        this.sources = sources;
        this.definitions = definitions;
        this.schemas = new InlineSchemas(sources);
    }

    InlineSchemas schemas() {
        return schemas;
    }

    /** That of the first description. */
    String targetNamespace() {
        return firstNamespace == null ? "" : firstNamespace;
    }

    /** That description and all that it imports. */
    void read(String first, String from) throws BadSchema {
        imported.add(new String[] {first, from});
        for (int i = 0; i < imported.size(); i++) {
            String next = imported.get(i)[0];
            if (read.add(next)) {
                one(next, sources.file(next, imported.get(i)[1]));
            }
        }
    }

    private void one(String name, int document) throws BadSchema {
        file = name;
        try {
            XmlInput in = XsdText.open(sources.bytes(document));
            target = in.attributes().get("@targetNamespace", "");
            if (is(in, SCHEMA, "schema")) {
                schemas.add(target, document);
            } else if (is(in, WSDL, "definitions")) {
                firstNamespace = firstNamespace == null ? target : firstNamespace;
                definitions(in);
            } else {
                throw in.unfit("another document (expected: definitions of WSDL 1.1)");
            }
        } catch (Unfit unfit) {
            throw XsdText.bad(name, unfit);
        }
    }

    private void definitions(XmlInput in) throws Unfit, BadSchema {
        while (in.child()) {
            switch (in.namespace().equals(WSDL) ? in.name() : "") {
                case "import" -> imports(in);
                case "types" -> types(in);
                case "message" -> message(in);
                case "portType" -> portType(in);
                case "binding" -> binding(in);
                case "service" -> service(in);
                default -> in.skip();
            }
        }
    }

    private void imports(XmlInput in) throws Unfit, BadSchema {
        String location = in.attributes().get("@location", "");
        if (!location.isEmpty()) {
            imported.add(new String[] {Location.of(location, file), file});
        }
        in.skip();
    }

    private void types(XmlInput in) throws Unfit, BadSchema {
        while (in.child()) {
            if (is(in, SCHEMA, "schema")) {
                String namespace = in.attributes().get("@targetNamespace", "");
                schemas.add(namespace, sources.part(file, in.excerpt(), null));
            } else {
                in.skip();
            }
        }
    }

    private void message(XmlInput in) throws Unfit {
        QName name = own(in);
        List<Piece> pieces = new ArrayList<>();
        while (in.child()) {
            if (is(in, WSDL, "part")) {
                String part = in.attributes().get("@name", "");
                pieces.add(new Piece(part, name(in, "@element"), name(in, "@type")));
            }
            in.skip();
        }
        definitions.message(name, pieces);
    }

    private void portType(XmlInput in) throws Unfit {
        QName name = own(in);
        List<Exchange> exchanges = new ArrayList<>();
        while (in.child()) {
            if (is(in, WSDL, "operation")) {
                exchanges.add(exchange(in));
            } else {
                in.skip();
            }
        }
        definitions.portType(name, exchanges);
    }

    private Exchange exchange(XmlInput in) throws Unfit {
        String name = in.attributes().get("@name", "");
        QName input = null;
        QName output = null;
        while (in.child()) {
            if (is(in, WSDL, "input")) {
                input = name(in, "@message");
            } else if (is(in, WSDL, "output")) {
                output = name(in, "@message");
            }
            in.skip();
        }
        return new Exchange(name, input, output);
    }

    private void binding(XmlInput in) throws Unfit {
        QName portType = name(in, "@type");
        SoapVersion version = null;
        boolean isRpc = false;
        List<Bound> operations = new ArrayList<>();
        while (in.child()) {
            if (isSoap(in, "binding")) {
                version = version(in);
                isRpc = in.attributes().get("@style", "document").equals("rpc");
                in.skip();
            } else if (is(in, WSDL, "operation")) {
                operations.add(bound(in, isRpc));
            } else {
                in.skip();
            }
        }
        if (version != null && portType != null) {
            definitions.binding(new Binding(portType, version, operations));
        }
    }

    private Bound bound(XmlInput in, boolean isRpcBinding) throws Unfit {
        String name = in.attributes().get("@name", "");
        String action = "";
        boolean isRpc = isRpcBinding;
        Body input = Body.DEFAULT;
        Body output = Body.DEFAULT;
        while (in.child()) {
            if (isSoap(in, "operation")) {
                action = in.attributes().get("@soapAction", "");
                isRpc = in.attributes()
                        .get("@style", isRpc ? "rpc" : "document")
                        .equals("rpc");
                in.skip();
            } else if (is(in, WSDL, "input")) {
                input = body(in);
            } else if (is(in, WSDL, "output")) {
                output = body(in);
            } else {
                in.skip();
            }
        }
        return new Bound(name, action, isRpc, input, output);
    }

    private Body body(XmlInput in) throws Unfit {
        Body body = Body.DEFAULT;
        while (in.child()) {
            if (isSoap(in, "body")) {
                String parts = in.attributes().get("@parts", "").strip();
                String namespace = in.attributes().get("@namespace", target);
                boolean isEncoded = in.attributes().get("@use", "literal").equals("encoded");
                body = new Body(namespace, isEncoded, parts.isEmpty() ? List.of() : List.of(parts.split("\\s+")));
            }
            in.skip();
        }
        return body;
    }

    private void service(XmlInput in) throws Unfit {
        while (in.child()) {
            boolean isPort = is(in, WSDL, "port");
            while (in.child()) {
                if (isPort && isSoap(in, "address")) {
                    definitions.address(in.attributes().get("@location", ""));
                }
                in.skip();
            }
        }
    }

    private static boolean is(XmlInput in, String namespace, String name) {
        return in.name().equals(name) && in.namespace().equals(namespace);
    }

    private static boolean isSoap(XmlInput in, String name) {
        return is(in, SOAP_11, name) || is(in, SOAP_12, name);
    }

    private static SoapVersion version(XmlInput in) {
        return in.namespace().equals(SOAP_12) ? SoapVersion.SOAP_12 : SoapVersion.SOAP_11;
    }

    private QName own(XmlInput in) {
        return new QName(target, in.attributes().get("@name", ""));
    }

    /** The name that an attribute says, with a prefix; null: it is not there. */
    private static @Nullable QName name(XmlInput in, String attribute) throws Unfit {
        String name = in.attributes().get(attribute, "").strip();
        if (name.isEmpty()) {
            return null;
        }
        int colon = name.indexOf(':');
        String namespace = in.namespace(name.substring(0, Math.max(0, colon)));
        if (namespace == null) {
            throw in.unfit(attribute + ": " + name + " (expected: a prefix that is declared)");
        }
        return new QName(namespace, name.substring(colon + 1));
    }
}
