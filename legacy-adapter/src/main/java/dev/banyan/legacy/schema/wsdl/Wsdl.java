package dev.banyan.legacy.schema.wsdl;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.format.soap.SoapVersion;
import dev.banyan.legacy.format.xml.AttributeRewriter;
import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.schema.SchemaFiles;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.xsd.XsdModel;
import dev.banyan.legacy.schema.xsd.XsdSources;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service, as its WSDL 1.1 describes it: document/literal, rpc/literal, and rpc/encoded as if it were literal, over SOAP
 * 1.1 and 1.2. Other bindings are passed over.
 */
public final class Wsdl {
    private final String targetNamespace;
    private final @Nullable String address;
    private final Bodies bodies;

    private Wsdl(String targetNamespace, @Nullable String address, Bodies bodies) {
        this.targetNamespace = targetNamespace;
        this.address = address;
        this.bodies = bodies;
    }

    /**
     * One operation of one binding.
     *
     * @param soapAction as its binding says it; empty: none
     * @param input local name of the element in the Body of a request; empty: there is none
     * @param output local name of the element in the Body of an answer; empty: there is none
     */
    public record Operation(String name, String soapAction, String input, String output, SoapVersion version) {}

    /** @param file as the rules name it */
    public static Wsdl read(SchemaFiles files, String file) throws BadSchema {
        XsdSources sources = new XsdSources(files);
        Definitions definitions = new Definitions();
        DefinitionsReader reader = new DefinitionsReader(sources, definitions);
        reader.read(file, file);
        if (definitions.bindings().isEmpty()) {
            throw new BadSchema(file, 0, 0, "no binding to SOAP (expected: one)");
        }
        try {
            XsdModel model = XsdModel.load(sources, reader.schemas().all(file));
            Bodies bodies = new Bodies(file, definitions, model);
            return new Wsdl(reader.targetNamespace(), definitions.address(), bodies);
        } catch (StackOverflowError e) {
            throw XsdModel.tooDeep(file);
        }
    }

    /** All elements that may stand in a Body, of requests and of answers, each optional. */
    public Structure body() {
        return bodies.body();
    }

    public String targetNamespace() {
        return targetNamespace;
    }

    /** In the order of the bindings, one for each binding that has it. */
    public List<Operation> operations() {
        return bodies.operations();
    }

    /** Where the first port of the service is, as it says. */
    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    /**
     * The same description of a service that is somewhere else.
     *
     * @param wsdl that was read before, so that it is well-formed
     * @throws IllegalArgumentException where it is not
     */
    public static byte[] withAddress(byte[] wsdl, String address) {
        try {
            Set<String> namespaces = Set.of(DefinitionsReader.SOAP_11, DefinitionsReader.SOAP_12);
            return AttributeRewriter.rewrite(wsdl, namespaces, "address", "location", address);
        } catch (Unfit unfit) {
            throw new IllegalArgumentException("wsdl: " + unfit.getMessage(), unfit);
        }
    }
}
