package dev.banyan.legacy.workbench.draft;

import java.util.List;

/**
 * One thing that a service does: a route and a translation.
 *
 * @param name of both
 * @param title for people, such as {@code getOrder}
 * @param request what the service is sent
 * @param answer what it answers
 * @param action SOAP's; empty: none
 */
record Endpoint(String name, String title, Body request, Body answer, String action) {

    /**
     * A document.
     *
     * @param root a pointer to the element or record; empty: there is no document
     * @param note for people; may be empty
     */
    record Body(String root, List<FieldLine> fields, String note) {
        static final Body NONE = new Body("", List.of(), "");

        boolean isNone() {
            return root.isEmpty();
        }

        /** Whether there is anything to say in it. */
        boolean isEmpty() {
            return fields.stream().allMatch(FieldLine::off);
        }
    }
}
