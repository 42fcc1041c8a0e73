package dev.banyan.rules.match;

import dev.banyan.rules.message.RequestHead;
import java.util.List;

/** The method is one of these; case counts (RFC 9110, section 9.1). */
final class MethodCondition implements Condition {
    private final String[] methods;

    MethodCondition(List<String> methods) {
        this.methods = methods.toArray(String[]::new);
    }

    @Override
    public String subject() {
        return "method";
    }

    @Override
    public String expected() {
        return String.join(" or ", methods);
    }

    @Override
    public String found(RequestHead head) {
        return head.method();
    }

    @Override
    public boolean holds(RequestHead head) {
        String method = head.method();
        for (String allowed : methods) {
            if (allowed.equals(method)) {
                return true;
            }
        }
        return false;
    }
}
