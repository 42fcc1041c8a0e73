package dev.banyan.legacy.schema.xsd;

import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.schema.Listing;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.schema.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.xerces.xs.XSAttributeDeclaration;
import org.apache.xerces.xs.XSAttributeUse;
import org.apache.xerces.xs.XSComplexTypeDefinition;
import org.apache.xerces.xs.XSConstants;
import org.apache.xerces.xs.XSElementDeclaration;
import org.apache.xerces.xs.XSModel;
import org.apache.xerces.xs.XSNamedMap;
import org.apache.xerces.xs.XSObject;
import org.apache.xerces.xs.XSObjectList;
import org.apache.xerces.xs.XSSimpleTypeDefinition;
import org.apache.xerces.xs.XSTypeDefinition;

/** Types as shapes: one shape a type, so that a type may contain itself. */
final class Shapes {
    private final XSModel model;
    private final Occurrences occurrences;
    private final Map<XSTypeDefinition, Shape> known = new IdentityHashMap<>();

    /** Structures that were promised and have no parts yet. */
    private final Deque<XSComplexTypeDefinition> unfilled = new ArrayDeque<>();

    Shapes(XSModel model) {
        this.model = model;
        this.occurrences = new Occurrences(model);
    }

    static String namespace(XSObject declared) {
        return declared.getNamespace() == null ? "" : declared.getNamespace();
    }

    /** An element, once and optional. */
    Part part(XSElementDeclaration element) {
        return new Part(
                element.getName(),
                shape(element.getTypeDefinition()),
                false,
                element.getNillable(),
                namespace(element));
    }

    Shape shape(XSTypeDefinition type) {
        Shape shape = known.get(type);
        if (shape == null) {
            shape = made(type);
            known.put(type, shape);
        }
        return shape;
    }

    /** Gives structures their parts, until all have them. */
    void fill() {
        while (!unfilled.isEmpty()) {
            XSComplexTypeDefinition type = unfilled.remove();
            fill((Structure) shape(type), type);
        }
    }

    private Shape made(XSTypeDefinition type) {
        if (type instanceof XSSimpleTypeDefinition simple) {
            return SimpleTypes.value(simple);
        }
        XSComplexTypeDefinition complex = (XSComplexTypeDefinition) type;
        if (isAnyType(complex)) {
            return Anything.ANYTHING;
        }
        boolean isSimple = complex.getContentType() == XSComplexTypeDefinition.CONTENTTYPE_SIMPLE;
        if (isSimple && complex.getAttributeUses().getLength() == 0) {
            return SimpleTypes.value(complex.getSimpleType());
        }
        unfilled.add(complex);
        return new Structure();
    }

    private static boolean isAnyType(XSTypeDefinition type) {
        return "anyType".equals(type.getName()) && SimpleTypes.XML_SCHEMA.equals(type.getNamespace());
    }

    private void fill(Structure structure, XSComplexTypeDefinition type) {
        attributes(structure, type);
        if (type.getContentType() == XSComplexTypeDefinition.CONTENTTYPE_SIMPLE) {
            structure.add(new Part("#text", SimpleTypes.value(type.getSimpleType()), false, false, ""));
            return;
        }
        if (type.getContentType() == XSComplexTypeDefinition.CONTENTTYPE_MIXED) {
            structure.add(new Part("#text", Value.of(Value.Type.STRING), false, false, ""));
        }
        if (type.derivedFrom(KnownSchemas.SOAP_ENCODING, "Array", XSConstants.DERIVATION_NONE)) {
            structure.open().add(new Part("item", new Listing(Anything.ANYTHING), false, true, ""));
            return;
        }
        elements(structure, type, true);
        if (type.getAbstract()) {
            derived(type).forEach(other -> elements(structure, other, false));
        }
    }

    private void attributes(Structure structure, XSComplexTypeDefinition type) {
        XSObjectList uses = type.getAttributeUses();
        for (int i = 0; i < uses.getLength(); i++) {
            XSAttributeUse use = (XSAttributeUse) uses.item(i);
            XSAttributeDeclaration attribute = use.getAttrDeclaration();
            Value value = SimpleTypes.value(attribute.getTypeDefinition());
            structure.add(new Part("@" + attribute.getName(), value, use.getRequired(), false, namespace(attribute)));
        }
    }

    private void elements(Structure structure, XSComplexTypeDefinition type, boolean isItsOwn) {
        Occurrences.Group group = occurrences.of(type.getParticle());
        if (group.isOpen()) {
            structure.open();
        }
        group.each().values().forEach(element -> {
            Part one = part(element.declared());
            if (structure.part(one.name()) == null) {
                structure.add(part(one, element, isItsOwn));
            }
        });
    }

    private static Part part(Part one, Occurrences.Element element, boolean isItsOwn) {
        // Two elements of one local name and of different namespaces: a tree cannot tell them apart.
        Shape single = element.isAmbiguous() ? Anything.ANYTHING : one.shape();
        Shape shape = element.most() == 1 ? single : new Listing(single, element.most());
        return new Part(one.name(), shape, isItsOwn && element.least() > 0, one.nullable(), one.namespace());
    }

    private List<XSComplexTypeDefinition> derived(XSTypeDefinition base) {
        List<XSComplexTypeDefinition> derived = new ArrayList<>();
        XSNamedMap types = model.getComponents(XSTypeDefinition.COMPLEX_TYPE);
        for (int i = 0; i < types.getLength(); i++) {
            XSTypeDefinition type = (XSTypeDefinition) types.item(i);
            boolean isComplex = type instanceof XSComplexTypeDefinition && !isAnyType(type);
            if (isComplex && type != base && type.derivedFromType(base, XSConstants.DERIVATION_NONE)) {
                derived.add((XSComplexTypeDefinition) type);
            }
        }
        return derived;
    }
}
