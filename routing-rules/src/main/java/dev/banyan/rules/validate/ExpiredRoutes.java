package dev.banyan.rules.validate;

import java.time.LocalDate;

/** Transitional things must not stay. */
final class ExpiredRoutes implements Validator {

    @Override
    public void validate(Subject subject, Findings findings) {
        subject.eachRoute((pointer, route) -> {
            LocalDate expires = route.expires();
            if (expires != null && !subject.today().isBefore(expires)) {
                findings.warning(
                        "expired",
                        pointer + "/expires",
                        "expires: " + expires + " (expected: a day to come)",
                        route.owner() == null ? "" : "ask " + route.owner());
            }
        });
    }
}
