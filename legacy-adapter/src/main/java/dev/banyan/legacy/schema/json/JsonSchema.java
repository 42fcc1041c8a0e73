package dev.banyan.legacy.schema.json;

import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.schema.SchemaFiles;
import dev.banyan.legacy.schema.Shape;
import java.util.List;

/**
 * What a JSON Schema (draft-07 or 2020-12) says of a document, as far as a translation can use it: kinds, parts and their
 * order, what is required, closed objects, lists, allowed values, lengths, dates and digits.
 *
 * <p>Objects are open unless {@code additionalProperties} or {@code unevaluatedProperties} is false. Of {@code anyOf} and
 * {@code oneOf} every alternative's parts may be there, required are those that all require; what may be of several kinds
 * is taken as it comes. {@code allOf} and {@code $ref} are merged. References lead into the same file or into another one
 * beside it, never to the network. Conditions ({@code if}, {@code not}, {@code dependentSchemas}), patterns and ranges are
 * not looked at.
 */
public final class JsonSchema {
    private JsonSchema() {}

    /**
     * @param file as the rules name it
     * @throws BadSchema where a file is not there, is no JSON, is no schema, refers to what is none, or breaks a bound
     */
    public static Shape read(SchemaFiles files, String file) throws BadSchema {
        Documents documents = new Documents(files);
        return new Shaping(documents).shape(List.of(documents.root(file))).shape();
    }
}
