package dev.banyan.rules.model;

import java.util.List;

/**
 * An override for testers.
 *
 * @param header lower-case name of the header whose value ({@code legacy} or {@code modern}) decides
 * @param from networks in CIDR form that the client's address must be in; never empty
 */
public record Force(String header, List<String> from) {
    public Force {
        from = List.copyOf(from);
    }
}
