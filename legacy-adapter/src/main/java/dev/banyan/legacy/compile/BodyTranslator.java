package dev.banyan.legacy.compile;

import dev.banyan.legacy.format.Format;
import dev.banyan.legacy.format.Format.Written;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.mapping.Head;
import dev.banyan.legacy.mapping.Lines;
import dev.banyan.legacy.mapping.Lookup;
import dev.banyan.legacy.mapping.Misfit;
import dev.banyan.legacy.mapping.Scope;
import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.schema.Fitting;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Typing;
import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.translate.Payload;
import dev.banyan.legacy.translate.Untranslatable;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import org.jspecify.annotations.Nullable;

/**
 * One body's way from one format to another: read, typed by its schema, mapped line by line, fitted to the other schema,
 * written. Immutable.
 *
 * @param from how it is read
 * @param oneRow true: the lines mean the one row of a document that is a list of rows
 * @param typed what it is typed by; anything: it stays as it was read
 * @param root where lines start
 * @param lists what is always a list, relative to the root
 * @param listsThere the same of what goes, relative to its root
 * @param rootThere where the target of lines starts
 * @param fitted what it must fit; anything: it may be what it is
 * @param as how it is written
 */
record BodyTranslator(
        Direction direction,
        Format from,
        boolean oneRow,
        Shape typed,
        Pointer root,
        Lists lists,
        Lines lines,
        Pointer rootThere,
        Lists listsThere,
        Shape fitted,
        Format as) {

    /** What a body says. @param contentType null: it has none */
    Tree read(byte[] body, @Nullable String contentType) throws Untranslatable {
        try {
            Tree document = from.read(body, contentType);
            if (oneRow && document instanceof Items rows && rows.all().size() == 1) {
                return rows.all().get(0);
            }
            return typed == Anything.ANYTHING ? document : Typing.read(document, typed);
        } catch (Unfit unfit) {
            throw untranslatable("body", unfit);
        }
    }

    /** What a body that was read becomes, not yet written. */
    Tree map(Tree document, Head head) throws Untranslatable {
        Tree here = root.isWhole() ? document : new Lookup(root).in(document);
        if (here == null) {
            throw new Untranslatable(direction, "root", root.toString(), "nothing (expected: what root names)");
        }
        return map(lists.pointers().isEmpty() ? here : lists.apply(here), document, head);
    }

    /** What a message without a body becomes: what constants and the head make of it. */
    Tree mapNothing(Head head) throws Untranslatable {
        return map(nothing(), nothing(), head);
    }

    private Tree map(Tree start, Tree document, Head head) throws Untranslatable {
        try {
            Tree mapped = lines.apply(new Scope(start, document, head));
            return listsThere.pointers().isEmpty() ? mapped : listed(mapped);
        } catch (Misfit misfit) {
            throw new Untranslatable(direction, misfit.line(), root + misfit.pointer(), misfit.getMessage());
        }
    }

    private Tree listed(Tree mapped) {
        return new Lists(listsThere.pointers().stream().map(rootThere::then).toList()).apply(mapped);
    }

    /** @param maxBody of the body that came; one that goes may be larger, in the words of another format, but not at will */
    Payload write(Tree mapped, long maxBody) throws Untranslatable {
        long most = (64L << 10) + 16 * maxBody;
        if (Extent.of(mapped, most) > most) {
            throw Untranslatable.tooLarge(direction, "what goes is more than " + most + " bytes (expected: no more)");
        }
        return write(mapped);
    }

    Payload write(Tree mapped) throws Untranslatable {
        try {
            Tree fit = fitted == Anything.ANYTHING ? mapped : Fitting.write(mapped, fitted);
            Written written = as.write(fit);
            return new Payload(written.body(), written.contentType());
        } catch (Unfit unfit) {
            throw untranslatable("what goes", unfit);
        }
    }

    /** A document without anything in it, for messages that have no body. */
    static Tree nothing() {
        return new Branch();
    }

    private Untranslatable untranslatable(String step, Unfit unfit) {
        return new Untranslatable(direction, step, unfit.pointer(), unfit.getMessage());
    }
}
