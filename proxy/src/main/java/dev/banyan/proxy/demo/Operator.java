package dev.banyan.proxy.demo;

/** Who types Banyan's commands during the tour; they are run as typed, against the running Banyan. */
@FunctionalInterface
public interface Operator {
    /**
     * @param words as after {@code banyan}
     * @return empty where it was done, else why it was not
     */
    String type(String... words);
}
