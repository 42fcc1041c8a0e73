package dev.banyan.rules.match;

import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.ValueCondition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the values of a header is right. */
final class HeaderCondition implements Condition {
    private final String name;
    private final ValueCondition condition;
    private final ValueTest test;

    HeaderCondition(String name, ValueCondition condition) {
        this.name = name;
        this.condition = condition;
        this.test = ValueTest.of(condition);
    }

    @Override
    public String subject() {
        return "header " + name;
    }

    @Override
    public String expected() {
        return condition.word();
    }

    @Override
    public @Nullable String found(RequestHead head) {
        return head.header(name);
    }

    @Override
    public boolean holds(RequestHead head) {
        String first = head.header(name);
        if (first == null || test instanceof ValueTest.Absent) {
            return first == null && test instanceof ValueTest.Absent;
        }
        return test.holds(first) || holdsAny(head.headers(name));
    }

    private boolean holdsAny(List<String> values) {
        for (int i = 1; i < values.size(); i++) {
            if (test.holds(values.get(i))) {
                return true;
            }
        }
        return false;
    }
}
