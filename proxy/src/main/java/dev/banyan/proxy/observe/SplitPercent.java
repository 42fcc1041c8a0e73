package dev.banyan.proxy.observe;

/**
 * The modern share of one route.
 *
 * @param configured percent that the rules say
 * @param effective percent in force, after ramp, drain and kill
 */
public record SplitPercent(String route, double configured, double effective) {}
