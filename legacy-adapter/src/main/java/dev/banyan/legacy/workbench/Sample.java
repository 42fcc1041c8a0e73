package dev.banyan.legacy.workbench;

import org.jspecify.annotations.Nullable;

/**
 * A message that was made up, and tried.
 *
 * @param title what kind of message it is, for people
 * @param trial null: none could be written
 * @param failure why none could; empty: one could
 */
public record Sample(String title, @Nullable Trial trial, String failure) {}
