package dev.banyan.rules.live;

/** Where the text of the rules comes from. */
public interface RulesSource {

    /** Reads all of it, as it stood at one moment. What cannot be read is told as problems, never as an exception. */
    Content read();

    /** A cheap look at whether a new {@link #read} is worth its while. */
    Stamp stamp();
}
