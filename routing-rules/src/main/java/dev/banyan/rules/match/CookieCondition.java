package dev.banyan.rules.match;

import dev.banyan.rules.message.Cookies;
import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.ValueCondition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the values of a cookie is right. */
final class CookieCondition implements Condition {
    private final String name;
    private final ValueCondition condition;
    private final ValueTest test;

    CookieCondition(String name, ValueCondition condition) {
        this.name = name;
        this.condition = condition;
        this.test = ValueTest.of(condition);
    }

    @Override
    public String subject() {
        return "cookie " + name;
    }

    @Override
    public String expected() {
        return condition.word();
    }

    @Override
    public @Nullable String found(RequestHead head) {
        return head.cookie(name);
    }

    @Override
    public boolean holds(RequestHead head) {
        List<String> headers = head.headers("cookie");
        if (test instanceof ValueTest.Absent) {
            return !Cookies.any(headers, name, value -> true);
        }
        return Cookies.any(headers, name, test::holds);
    }
}
