package dev.banyan.legacy.translate;

import org.jspecify.annotations.Nullable;

/**
 * A translation, compiled: from the contract that the client knows to the one that a backend speaks, and back. Immutable
 * and without state; may be asked by several threads at once.
 */
public interface Translator {

    /** The translation's name in the rules. */
    String name();

    /**
     * From the client to the backend.
     *
     * @throws Untranslatable where the message does not fit; the backend must not be asked then
     */
    TranslatedRequest request(Request request) throws Untranslatable;

    /**
     * From the backend to the client.
     *
     * @param request what {@link #request} was given, for templates that name it
     * @throws Untranslatable where the message does not fit
     */
    TranslatedAnswer response(Answer answer, Request request) throws Untranslatable;

    /** Whether that direction looks at the body, so that it must be whole; where not, it can stream. */
    boolean needsBody(Direction direction);

    /** Bytes of a body, before and after its content coding was undone, at most. */
    long maxBody();

    /**
     * A problem of the proxy's own, in the words of a client that knows none: a SOAP fault.
     *
     * @param status as a client of REST would see it, 400 to 599
     * @param reason for people; without anything inner
     * @return null: the client is no SOAP client, and gets the problem as it is
     */
    @Nullable
    TranslatedAnswer fault(int status, String reason);

    /**
     * The contract itself, where a GET or HEAD asks for it ({@code ?wsdl}): it is the answer, and no backend is asked.
     *
     * @param request without its body
     * @param address where the client reaches it: scheme, authority and path; the path alone where it named no authority
     * @return null: it asks for something else
     */
    default @Nullable Payload description(Request request, String address) {
        return null;
    }
}
