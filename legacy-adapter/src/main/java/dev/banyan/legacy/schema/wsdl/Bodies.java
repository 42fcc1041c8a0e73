package dev.banyan.legacy.schema.wsdl;

import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.schema.wsdl.Definitions.Binding;
import dev.banyan.legacy.schema.wsdl.Definitions.Body;
import dev.banyan.legacy.schema.wsdl.Definitions.Bound;
import dev.banyan.legacy.schema.wsdl.Definitions.Exchange;
import dev.banyan.legacy.schema.wsdl.Definitions.Piece;
import dev.banyan.legacy.schema.wsdl.Wsdl.Operation;
import dev.banyan.legacy.schema.xsd.XsdModel;
import java.util.ArrayList;
import java.util.List;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** What stands in the Bodies of a service's messages. */
final class Bodies {
    private final String file;
    private final Definitions definitions;
    private final XsdModel model;
    private final Structure body = new Structure();
    private final List<Operation> operations = new ArrayList<>();

    Bodies(String file, Definitions definitions, XsdModel model) throws BadSchema {
        this.file = file;
        this.definitions = definitions;
        this.model = model;
        for (Binding binding : definitions.bindings()) {
            for (Bound bound : binding.operations()) {
                Exchange exchange = exchange(binding.portType(), bound.name());
                String input = element(bound.name(), exchange.input(), bound.isRpc(), bound.input());
                String output = element(bound.name() + "Response", exchange.output(), bound.isRpc(), bound.output());
                operations.add(new Operation(bound.name(), bound.soapAction(), input, output, binding.version()));
            }
        }
    }

    Structure body() {
        return body;
    }

    List<Operation> operations() {
        return List.copyOf(operations);
    }

    private Exchange exchange(QName portType, String operation) throws BadSchema {
        List<Exchange> exchanges = definitions.portType(portType);
        if (exchanges == null) {
            throw missing("port type", portType);
        }
        return exchanges.stream()
                .filter(exchange -> exchange.name().equals(operation))
                .findFirst()
                .orElseThrow(() -> missing("operation", new QName(portType.getNamespaceURI(), operation)));
    }

    /** The local name of the element that a message is; empty: none. */
    private String element(String wrapper, @Nullable QName message, boolean isRpc, Body how) throws BadSchema {
        if (message == null) {
            return "";
        }
        List<Piece> all = definitions.message(message);
        if (all == null) {
            throw missing("message", message);
        }
        List<Piece> pieces = all.stream()
                .filter(piece -> how.parts().isEmpty() || how.parts().contains(piece.name()))
                .toList();
        return isRpc ? wrapped(wrapper, pieces, how) : bare(pieces);
    }

    private String bare(List<Piece> pieces) throws BadSchema {
        for (Piece piece : pieces) {
            if (piece.element() != null) {
                Part part = element(piece.element());
                add(part);
                return part.name();
            }
        }
        return "";
    }

    private String wrapped(String wrapper, List<Piece> pieces, Body how) throws BadSchema {
        Structure parts = new Structure();
        for (Piece piece : pieces) {
            Shape shape = piece.type() != null
                    ? type(piece.type())
                    : piece.element() != null ? element(piece.element()).shape() : new Structure();
            parts.add(new Part(piece.name(), shape, !how.isEncoded(), how.isEncoded(), ""));
        }
        add(new Part(wrapper, parts, false, false, how.namespace()));
        return wrapper;
    }

    private void add(Part part) {
        if (body.part(part.name()) == null) {
            body.add(part);
        }
    }

    private Part element(QName name) throws BadSchema {
        Part part = model.element(name.getNamespaceURI(), name.getLocalPart());
        if (part == null) {
            throw missing("element", name);
        }
        return part;
    }

    private Shape type(QName name) throws BadSchema {
        Shape shape = model.type(name.getNamespaceURI(), name.getLocalPart());
        if (shape == null) {
            throw missing("type", name);
        }
        return shape;
    }

    private BadSchema missing(String kind, QName name) {
        return new BadSchema(file, 0, 0, kind + ": " + name + " (expected: one that is defined here or imported)");
    }
}
