package dev.banyan.rules.match;

import dev.banyan.rules.message.RequestHead;
import org.jspecify.annotations.Nullable;

/** One condition of a route, compiled; it can also say what it looked for and what it found. */
public interface Condition {

    /** What it looks at: {@code host}, {@code path}, {@code method}, {@code header x-channel}, {@code query view}. */
    String subject();

    /** What must be there, as a person would write it. */
    String expected();

    /** What is there, or null where nothing is. Of a repeated header, parameter or cookie the first. */
    @Nullable
    String found(RequestHead head);

    boolean holds(RequestHead head);
}
