package dev.banyan.legacy.schema;

/** Nothing is known of it. */
public enum Anything implements Shape {
    ANYTHING
}
