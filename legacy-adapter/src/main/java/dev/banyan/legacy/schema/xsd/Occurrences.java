package dev.banyan.legacy.schema.xsd;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.xerces.xs.XSConstants;
import org.apache.xerces.xs.XSElementDeclaration;
import org.apache.xerces.xs.XSModel;
import org.apache.xerces.xs.XSModelGroup;
import org.apache.xerces.xs.XSObjectList;
import org.apache.xerces.xs.XSParticle;
import org.apache.xerces.xs.XSTerm;
import org.apache.xerces.xs.XSWildcard;
import org.jspecify.annotations.Nullable;

/** How often each element may stand in a content, whatever groups it is in. */
final class Occurrences {
    private static final int UNBOUNDED = Integer.MAX_VALUE;

    private final XSModel model;

    /** A group may be referred to again and again, by groups that are: each is looked at once. */
    private final Map<XSModelGroup, Group> known = new IdentityHashMap<>();

    Occurrences(XSModel model) {
        this.model = model;
    }

    /**
     * An element in a content.
     *
     * @param least how often it is there at least
     * @param most how often at most; {@link Integer#MAX_VALUE}: any number
     * @param isAmbiguous whether there is another one of that local name in another namespace
     */
    record Element(XSElementDeclaration declared, int least, int most, boolean isAmbiguous) {

        private Element times(int min, int max) {
            return new Element(declared, product(least, min), product(most, max), isAmbiguous);
        }

        private Element optional() {
            return least == 0 ? this : new Element(declared, 0, most, isAmbiguous);
        }

        private Element and(Element other) {
            return new Element(declared, sum(least, other.least), sum(most, other.most), isAmbiguousWith(other));
        }

        private Element or(Element other) {
            int fewest = Math.min(least, other.least);
            return new Element(declared, fewest, Math.max(most, other.most), isAmbiguousWith(other));
        }

        private boolean isAmbiguousWith(Element other) {
            boolean isSame = Shapes.namespace(declared).equals(Shapes.namespace(other.declared));
            return isAmbiguous || other.isAmbiguous || !isSame;
        }

        private static int product(int one, int other) {
            return (int) Math.min(UNBOUNDED, (long) one * other);
        }

        private static int sum(int one, int other) {
            return (int) Math.min(UNBOUNDED, (long) one + other);
        }
    }

    /**
     * A content.
     *
     * @param each by local name, in order
     * @param isOpen whether anything else may be in it
     */
    record Group(Map<String, Element> each, boolean isOpen) {
        private static final Group EMPTY = new Group(Map.of(), false);

        private Group times(int min, int max) {
            if (min == 1 && max == 1) {
                return this;
            }
            Map<String, Element> times = new LinkedHashMap<>();
            each.forEach((name, element) -> times.put(name, element.times(min, max)));
            return max == 0 ? EMPTY : new Group(times, isOpen);
        }
    }

    /** @param particle null: no content */
    Group of(@Nullable XSParticle particle) {
        if (particle == null) {
            return Group.EMPTY;
        }
        int max = particle.getMaxOccursUnbounded() ? UNBOUNDED : particle.getMaxOccurs();
        return of(particle.getTerm()).times(particle.getMinOccurs(), max);
    }

    private Group of(XSTerm term) {
        if (term instanceof XSElementDeclaration element) {
            return element(element);
        }
        if (term instanceof XSWildcard) {
            return new Group(Map.of(), true);
        }
        XSModelGroup group = (XSModelGroup) term;
        Group content = known.get(group);
        if (content == null) {
            content = group(group);
            known.put(group, content);
        }
        return content;
    }

    private Group group(XSModelGroup group) {
        boolean isChoice = group.getCompositor() == XSModelGroup.COMPOSITOR_CHOICE;
        XSObjectList particles = group.getParticles();
        Map<String, Element> each = new LinkedHashMap<>();
        boolean isOpen = false;
        for (int i = 0; i < particles.getLength(); i++) {
            Group part = of((XSParticle) particles.item(i));
            isOpen |= part.isOpen();
            if (isChoice) {
                choose(each, part, i == 0);
            } else {
                part.each().forEach((name, element) -> each.merge(name, element, Element::and));
            }
        }
        return new Group(each, isOpen);
    }

    private static void choose(Map<String, Element> each, Group part, boolean isFirst) {
        each.replaceAll((name, element) -> part.each().containsKey(name) ? element : element.optional());
        part.each()
                .forEach((name, element) ->
                        each.merge(name, isFirst ? element : element.optional(), (one, other) -> one.or(element)));
    }

    /** Itself, or those that may stand in its place. */
    private Group element(XSElementDeclaration element) {
        boolean isGlobal = element.getScope() == XSConstants.SCOPE_GLOBAL;
        XSObjectList others = isGlobal ? model.getSubstitutionGroup(element) : null;
        Map<String, Element> each = new LinkedHashMap<>();
        boolean isAlone = others == null || others.getLength() == 0;
        if (!element.getAbstract() || isAlone) {
            each.put(element.getName(), new Element(element, isAlone ? 1 : 0, 1, false));
        }
        for (int i = 0; others != null && i < others.getLength(); i++) {
            XSElementDeclaration other = (XSElementDeclaration) others.item(i);
            if (!other.getAbstract()) {
                each.merge(other.getName(), new Element(other, 0, 1, false), Element::or);
            }
        }
        return new Group(each, false);
    }
}
