package dev.banyan.legacy.schema.xsd;

import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import java.io.IOException;
import org.apache.xerces.impl.xs.SchemaGrammar;
import org.apache.xerces.impl.xs.XMLSchemaLoader;
import org.apache.xerces.xni.XNIException;
import org.apache.xerces.xni.parser.XMLErrorHandler;
import org.apache.xerces.xni.parser.XMLParseException;
import org.apache.xerces.xs.XSConstants;
import org.apache.xerces.xs.XSElementDeclaration;
import org.apache.xerces.xs.XSModel;
import org.apache.xerces.xs.XSNamedMap;
import org.apache.xerces.xs.XSTypeDefinition;
import org.jspecify.annotations.Nullable;

/** Schemas, resolved: what is declared in all of them. */
public final class XsdModel {
    private static final String XERCES = "http://apache.org/xml/features/";

    private final XSModel model;
    private final Shapes shapes;

    private XsdModel(XSModel model) {
        this.model = model;
        this.shapes = new Shapes(model);
    }

    /** @param document the number of the one to begin with */
    public static XsdModel load(XsdSources sources, int document) throws BadSchema {
        FirstProblem first = new FirstProblem(sources);
        try {
            XMLSchemaLoader loader = new XMLSchemaLoader();
            loader.setFeature(XERCES + "disallow-doctype-decl", true);
            loader.setFeature(XERCES + "honour-all-schemaLocations", true);
            loader.setEntityResolver(sources);
            loader.setErrorHandler(first);
            SchemaGrammar grammar = (SchemaGrammar) loader.loadGrammar(sources.source(document));
            first.throwIfAny();
            if (grammar == null) {
                throw new BadSchema(sources.fileAt(XsdSources.address(document)), 0, 0, "no schema (expected: one)");
            }
            return new XsdModel(grammar.toXSModel());
        } catch (XNIException | IOException e) {
            first.throwIfAny();
            throw new BadSchema(sources.fileAt(XsdSources.address(document)), 0, 0, String.valueOf(e.getMessage()));
        }
    }

    /** Types or groups that refer to one another in so long a chain that no stack is enough. */
    public static BadSchema tooDeep(String file) {
        return new BadSchema(file, 0, 0, "types or groups that are nested without end (expected: fewer levels)");
    }

    /** An optional part for each element that may be a root; those of that namespace first. */
    Structure roots(String namespace) {
        Structure roots = new Structure();
        XSNamedMap elements = model.getComponents(XSConstants.ELEMENT_DECLARATION);
        for (boolean isOwn : new boolean[] {true, false}) {
            for (int i = 0; i < elements.getLength(); i++) {
                XSElementDeclaration element = (XSElementDeclaration) elements.item(i);
                boolean isThisTurn = isOwn == namespace.equals(Shapes.namespace(element));
                boolean isKnown = KnownSchemas.BY_NAMESPACE.containsKey(Shapes.namespace(element));
                if (isThisTurn && !isKnown && !element.getAbstract() && roots.part(element.getName()) == null) {
                    roots.add(shapes.part(element));
                }
            }
        }
        shapes.fill();
        return roots;
    }

    /** A part for that element, optional; null: none is declared. */
    public @Nullable Part element(String namespace, String name) {
        XSElementDeclaration element = model.getElementDeclaration(name, namespace.isEmpty() ? null : namespace);
        if (element == null) {
            return null;
        }
        Part part = shapes.part(element);
        shapes.fill();
        return part;
    }

    /** The shape of elements of that type; null: none is declared. */
    public @Nullable Shape type(String namespace, String name) {
        XSTypeDefinition type = model.getTypeDefinition(name, namespace.isEmpty() ? null : namespace);
        if (type == null) {
            return null;
        }
        Shape shape = shapes.shape(type);
        shapes.fill();
        return shape;
    }

    /** Of several problems the first says most; the others often follow from it. */
    private static final class FirstProblem implements XMLErrorHandler {
        private final XsdSources sources;
        private @Nullable BadSchema problem;

        private FirstProblem(XsdSources sources) {
            this.sources = sources;
        }

        private void throwIfAny() throws BadSchema {
            BadSchema first = problem == null ? sources.problem() : problem;
            if (first != null) {
                throw first;
            }
        }

        @Override
        public void warning(String domain, String key, XMLParseException e) {}

        @Override
        public void error(String domain, String key, XMLParseException e) {
            if (problem == null && sources.problem() == null) {
                int line = Math.max(0, e.getLineNumber());
                int column = Math.max(0, e.getColumnNumber());
                problem = new BadSchema(
                        sources.fileAt(e.getExpandedSystemId()), line, column, String.valueOf(e.getMessage()));
            }
        }

        @Override
        public void fatalError(String domain, String key, XMLParseException e) {
            error(domain, key, e);
        }
    }
}
