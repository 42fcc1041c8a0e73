package dev.banyan.rules.match;

import dev.banyan.rules.message.Query;
import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.ValueCondition;
import org.jspecify.annotations.Nullable;

/** One of the decoded values of a query parameter is right. */
final class QueryCondition implements Condition {
    private final String name;
    private final ValueCondition condition;
    private final ValueTest test;

    QueryCondition(String name, ValueCondition condition) {
        this.name = name;
        this.condition = condition;
        this.test = ValueTest.of(condition);
    }

    @Override
    public String subject() {
        return "query " + name;
    }

    @Override
    public String expected() {
        return condition.word();
    }

    @Override
    public @Nullable String found(RequestHead head) {
        return head.queryParameter(name);
    }

    @Override
    public boolean holds(RequestHead head) {
        String query = head.query();
        if (test instanceof ValueTest.Equal equal) {
            return Query.contains(query, name, equal.expected());
        }
        if (test instanceof ValueTest.Absent) {
            return !Query.any(query, name, value -> true);
        }
        return Query.any(query, name, test::holds);
    }
}
