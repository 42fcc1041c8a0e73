@org.jspecify.annotations.NullMarked package dev.banyan.legacy.schema.xsd;
