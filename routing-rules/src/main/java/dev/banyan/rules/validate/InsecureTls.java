package dev.banyan.rules.validate;

/** A certificate that nobody verifies proves nothing. */
final class InsecureTls implements Validator {

    @Override
    public void validate(Subject subject, Findings findings) {
        subject.rules().backends().forEach((name, backend) -> {
            if (backend.tls() != null && backend.tls().insecure()) {
                findings.warning(
                        "insecure-tls",
                        "/backends/" + name + "/tls/insecure",
                        "insecure: true (expected: false)",
                        "name the authority with tls.ca");
            }
        });
    }
}
