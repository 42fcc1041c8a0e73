package dev.banyan.legacy.schema;

/** What a document, or a part of one, may look like. */
public sealed interface Shape permits Structure, Listing, Value, Anything {}
