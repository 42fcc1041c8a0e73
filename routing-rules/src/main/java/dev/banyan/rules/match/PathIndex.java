package dev.banyan.rules.match;

import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.PathCondition;
import dev.banyan.rules.model.PathTemplate;
import dev.banyan.rules.model.PathTemplate.Part;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The routes of one host by their paths, in a trie of segments. Asked first are those that mean a whole path, exact ones
 * and templates, then regexes, then prefixes, then those without a path: the order of their ranks.
 *
 * <p>Filled from the last in rank to the first, so that each list has its best candidate in front.
 */
final class PathIndex {
    private final PathNode root = PathNode.root();
    private @Nullable Candidate anyPath;

    void add(int route, int order, @Nullable PathCondition path, Condition[] conditions) {
        if (path == null) {
            anyPath = new Candidate(route, order, null, conditions, anyPath);
        } else if (path instanceof PathCondition.Exact equal) {
            addExact(route, order, equal.path(), conditions);
        } else if (path instanceof PathCondition.Template template) {
            addWhole(route, order, template.template(), conditions);
        } else if (path instanceof PathCondition.Regex regex) {
            addRegex(route, order, new PathPattern(regex.pattern()), conditions);
        } else {
            addPrefix(route, order, ((PathCondition.Prefix) path).prefix(), conditions);
        }
    }

    /** What begins without a slash is no request's path; the reader puts it where it could read none. */
    private void addExact(int route, int order, String path, Condition[] conditions) {
        if (path.startsWith("/")) {
            List<Part> literals = Arrays.stream(path.substring(1).split("/", -1))
                    .<Part>map(Part.Literal::new)
                    .toList();
            addWhole(route, order, new PathTemplate(literals), conditions);
        }
    }

    private void addWhole(int route, int order, PathTemplate template, Condition[] conditions) {
        PathNode node = root;
        node.bestWhole = order;
        for (Part part : template.parts()) {
            if (part instanceof Part.Rest) {
                node.rests = new Candidate(route, order, null, conditions, node.rests);
                return;
            }
            node = part instanceof Part.Literal literal ? node.grow(literal.text()) : node.growVariable();
            node.bestWhole = order;
        }
        node.whole = new Candidate(route, order, null, conditions, node.whole);
    }

    private void addRegex(int route, int order, PathPattern pattern, Condition[] conditions) {
        int lastSlash = pattern.literal().lastIndexOf('/');
        PathNode node = lastSlash <= 0 ? root : literalNode(pattern.literal().substring(0, lastSlash));
        node.regexes = new Candidate(route, order, pattern, conditions, node.regexes);
    }

    private void addPrefix(int route, int order, String prefix, Condition[] conditions) {
        if (prefix.endsWith("/")) {
            PathNode node = literalNode(prefix.substring(0, prefix.length() - 1));
            node.slashPrefixes = new Candidate(route, order, null, conditions, node.slashPrefixes);
        } else {
            PathNode node = literalNode(prefix);
            node.prefixes = new Candidate(route, order, null, conditions, node.prefixes);
        }
    }

    private PathNode literalNode(String path) {
        PathNode node = root;
        for (int slash = 0; slash < path.length(); ) {
            int end = segmentEnd(path, slash);
            node = node.grow(path.substring(slash + 1, end));
            slash = end;
        }
        return node;
    }

    @Nullable
    Candidate find(RequestHead head, String path) {
        Candidate found = whole(root, 0, head, path, null);
        if (found == null) {
            found = regexOrPrefix(head, path);
        }
        return found != null ? found : Candidate.best(anyPath, head, path, null);
    }

    /** More literals win wherever they stand, so every branch that could hold a better candidate is looked at. */
    private static @Nullable Candidate whole(
            PathNode node, int slash, RequestHead head, String path, @Nullable Candidate bestSoFar) {
        if (slash == path.length()) {
            return Candidate.best(node.whole, head, path, bestSoFar);
        }
        Candidate best = Candidate.best(node.rests, head, path, bestSoFar);
        int end = segmentEnd(path, slash);
        PathNode child = node.child(path, slash + 1, end);
        if (child != null && couldBeat(child, best)) {
            best = whole(child, end, head, path, best);
        }
        PathNode variable = node.variable;
        if (variable != null && end > slash + 1 && couldBeat(variable, best)) {
            best = whole(variable, end, head, path, best);
        }
        return best;
    }

    private static boolean couldBeat(PathNode node, @Nullable Candidate best) {
        return node.bestWhole < (best == null ? Integer.MAX_VALUE : best.order);
    }

    private @Nullable Candidate regexOrPrefix(RequestHead head, String path) {
        PathNode node = root;
        Candidate best = null;
        int slash = 0;
        while (slash < path.length()) {
            best = Candidate.best(node.regexes, head, path, best);
            int end = segmentEnd(path, slash);
            PathNode child = node.child(path, slash + 1, end);
            if (child == null) {
                break;
            }
            node = child;
            slash = end;
        }
        return best != null ? best : longestPrefix(node, slash < path.length(), head, path);
    }

    private static @Nullable Candidate longestPrefix(
            PathNode deepest, boolean slashFollows, RequestHead head, String path) {
        boolean slash = slashFollows;
        for (PathNode node = deepest; node != null; node = node.parent) {
            Candidate found = slash ? Candidate.best(node.slashPrefixes, head, path, null) : null;
            if (found == null) {
                found = Candidate.best(node.prefixes, head, path, null);
            }
            if (found != null) {
                return found;
            }
            slash = true;
        }
        return null;
    }

    private static int segmentEnd(String path, int slash) {
        int next = path.indexOf('/', slash + 1);
        return next < 0 ? path.length() : next;
    }
}
