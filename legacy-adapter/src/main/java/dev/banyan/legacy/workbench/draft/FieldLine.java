package dev.banyan.legacy.workbench.draft;

import java.util.List;

/**
 * A field of a schema, and what it is called in JSON.
 *
 * @param there a pointer on the schema's side, relative to where the line stands
 * @param json a pointer on JSON's side, the same way
 * @param each true: a list, whose elements the lines below take
 * @param below lines within the element of a list
 * @param note what it is, for people
 * @param off true: it stands in a comment
 */
record FieldLine(String there, String json, boolean each, List<FieldLine> below, String note, boolean off) {

    static FieldLine of(String there, String json, String note) {
        return new FieldLine(there, json, false, List.of(), note, false);
    }

    FieldLine off(String why) {
        return new FieldLine(there, json, each, below, note.isEmpty() ? why : note + "; " + why, true);
    }
}
