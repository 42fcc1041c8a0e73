package dev.banyan.proxy.admin;

import java.util.List;

/**
 * One backend at this moment: its connections, all pools and origins together, and how its addresses are.
 *
 * @param endpoints in the order of the rules
 */
public record BackendFigures(int active, int idle, int pending, List<EndpointFigures> endpoints) {
    public BackendFigures {
        endpoints = List.copyOf(endpoints);
    }

    /**
     * One address.
     *
     * @param authority host and port
     * @param healthy what active checks say; true without any
     * @param ejected whether it is left out for its failures
     */
    public record EndpointFigures(String authority, boolean healthy, boolean ejected) {}

    /** Where they come from. Asked on a worker thread. */
    @FunctionalInterface
    public interface Source {
        BackendFigures figures(String backend);
    }
}
