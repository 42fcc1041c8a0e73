package dev.banyan.rules.match;

import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.PathCondition;
import dev.banyan.rules.model.PathTemplate;
import dev.banyan.rules.model.PathTemplate.Part;
import java.util.List;
import java.util.function.Predicate;

/** A path condition taken by itself, as {@code explain} needs it; the table finds the same through its index. */
final class PathTest implements Condition {
    private final PathCondition condition;
    private final Predicate<String> test;

    private PathTest(PathCondition condition, Predicate<String> test) {
        this.condition = condition;
        this.test = test;
    }

    static PathTest of(PathCondition condition) {
        return new PathTest(condition, test(condition));
    }

    private static Predicate<String> test(PathCondition condition) {
        if (condition instanceof PathCondition.Exact exact) {
            return exact.path()::equals;
        }
        if (condition instanceof PathCondition.Template template) {
            return path -> holds(template.template(), path);
        }
        if (condition instanceof PathCondition.Regex regex) {
            return new ValueTest.WholeMatch(regex.pattern())::holds;
        }
        String prefix = ((PathCondition.Prefix) condition).prefix();
        return path -> holds(prefix, path);
    }

    private static boolean holds(String prefix, String path) {
        if (!path.startsWith(prefix)) {
            return false;
        }
        return prefix.endsWith("/") || path.length() == prefix.length() || path.charAt(prefix.length()) == '/';
    }

    private static boolean holds(PathTemplate template, String path) {
        List<Part> parts = template.parts();
        boolean rest = template.endsInRest();
        String[] segments = path.substring(1).split("/", rest ? parts.size() : -1);
        if (segments.length != parts.size()) {
            return false;
        }
        for (int i = 0; i < segments.length; i++) {
            Part part = parts.get(i);
            boolean holds = part instanceof Part.Literal literal
                    ? literal.text().equals(segments[i])
                    : part instanceof Part.Rest || !segments[i].isEmpty();
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String subject() {
        return "path";
    }

    @Override
    public String expected() {
        return condition instanceof PathCondition.Prefix ? "prefix " + condition.word() : condition.word();
    }

    @Override
    public String found(RequestHead head) {
        return head.path().matched();
    }

    @Override
    public boolean holds(RequestHead head) {
        return test.test(head.path().matched());
    }
}
