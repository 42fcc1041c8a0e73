package dev.banyan.legacy.mapping;

import dev.banyan.legacy.tree.Tree;
import org.jspecify.annotations.Nullable;

/**
 * Is told what lines do, while they do it: for people who want to see it, never in traffic. Each
 * line starts, and then is left out, done or failed; what lines within it do is told in between. Numbers are those of messages: {@code 4.2} is the second line within
 * the fourth.
 */
public interface LineWatch {

    /** @param found what its source names, before anything is done to it; null: nothing */
    void starts(String number, @Nullable Tree found);

    /** Its condition does not hold. */
    void leftOut(String number);

    /** @param put what goes to its place; null: nothing */
    void done(String number, @Nullable Tree put);

    /** It cannot be done, and that is the end of the message. */
    void failed(String number, Misfit misfit);
}
