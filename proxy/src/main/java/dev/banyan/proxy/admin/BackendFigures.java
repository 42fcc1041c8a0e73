package dev.banyan.proxy.admin;

/** The connections to one backend at this moment, all pools and origins together. */
public record BackendFigures(int active, int idle, int pending) {
    /** Where they come from. Asked on a worker thread. */
    @FunctionalInterface
    public interface Source {
        BackendFigures figures(String backend);
    }
}
