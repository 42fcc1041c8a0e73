package dev.banyan.legacy.compile;

import dev.banyan.legacy.format.copybook.Copybook;
import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.wsdl.Wsdl;
import org.jspecify.annotations.Nullable;

/**
 * What a schema's file says.
 *
 * @param shape of the document; of SOAP, of what stands in Body
 * @param copybook null: it is none
 * @param wsdl null: it is none
 */
record Schema(
        Shape shape, @Nullable Copybook copybook, @Nullable Wsdl wsdl) {
    static final Schema NONE = new Schema(Anything.ANYTHING, null, null);

    static Schema of(Shape shape) {
        return new Schema(shape, null, null);
    }

    /** The SOAP action of the operation whose message that element is; null: not known. */
    @Nullable
    String action(@Nullable String element) {
        if (wsdl == null || element == null) {
            return null;
        }
        return wsdl.operations().stream()
                .filter(operation -> operation.input().equals(element))
                .map(Wsdl.Operation::soapAction)
                .findFirst()
                .orElse(null);
    }

    /** The same, where the rules do not say it themselves. */
    @Nullable
    String action(@Nullable String element, @Nullable String written) {
        return written == null ? action(element) : written;
    }
}
