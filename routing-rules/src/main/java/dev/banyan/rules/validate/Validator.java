package dev.banyan.rules.validate;

/** Checks one topic of rules that were read without error. Tells all it finds and throws for none of it. */
@FunctionalInterface
interface Validator {

    void validate(Subject subject, Findings findings);
}
