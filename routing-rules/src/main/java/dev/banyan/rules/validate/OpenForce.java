package dev.banyan.rules.validate;

import dev.banyan.rules.model.Force;

/** A side that anybody on the Internet can force is no test switch. */
final class OpenForce implements Validator {

    @Override
    public void validate(Subject subject, Findings findings) {
        subject.eachRoute((pointer, route) -> {
            Force force = route.force();
            if (force != null) {
                check(force, pointer + "/force/from/", findings);
            }
        });
    }

    private static void check(Force force, String pointer, Findings findings) {
        for (int i = 0; i < force.from().size(); i++) {
            String network = force.from().get(i);
            if (network.endsWith("/0")) {
                findings.warning(
                        "open-force",
                        pointer + i,
                        "from: " + network + " (expected: the networks of your testers)",
                        "everybody can choose a side with " + force.header());
            }
        }
    }
}
