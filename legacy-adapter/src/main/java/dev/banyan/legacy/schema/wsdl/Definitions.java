package dev.banyan.legacy.schema.wsdl;

import dev.banyan.legacy.format.soap.SoapVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** All that a description and those that it imports define. */
final class Definitions {
    private final Map<QName, List<Piece>> messages = new HashMap<>();
    private final Map<QName, List<Exchange>> portTypes = new HashMap<>();
    private final List<Binding> bindings = new ArrayList<>();
    private @Nullable String address;

    /** A part of a message, which is an element, or a name of the binding's with a type. */
    record Piece(
            String name, @Nullable QName element, @Nullable QName type) {}

    /** An operation of a port type; the messages that go and come, null: none does. */
    record Exchange(
            String name, @Nullable QName input, @Nullable QName output) {}

    record Binding(QName portType, SoapVersion version, List<Bound> operations) {}

    /** An operation of a binding. */
    record Bound(String name, String soapAction, boolean isRpc, Body input, Body output) {}

    /**
     * How a message becomes a Body.
     *
     * @param namespace of the wrapper of rpc; empty: none
     * @param parts names of the message's parts that do; empty: all
     */
    record Body(String namespace, boolean isEncoded, List<String> parts) {
        static final Body DEFAULT = new Body("", false, List.of());
    }

    void message(QName name, List<Piece> pieces) {
        messages.putIfAbsent(name, pieces);
    }

    void portType(QName name, List<Exchange> exchanges) {
        portTypes.putIfAbsent(name, exchanges);
    }

    void binding(Binding binding) {
        bindings.add(binding);
    }

    void address(String location) {
        address = address == null ? location : address;
    }

    /** @return null: there is no such message */
    @Nullable
    List<Piece> message(QName name) {
        return messages.get(name);
    }

    /** @return null: there is no such port type */
    @Nullable
    List<Exchange> portType(QName name) {
        return portTypes.get(name);
    }

    List<Binding> bindings() {
        return bindings;
    }

    @Nullable
    String address() {
        return address;
    }
}
