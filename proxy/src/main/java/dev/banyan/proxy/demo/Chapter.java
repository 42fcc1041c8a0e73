package dev.banyan.proxy.demo;

import java.io.IOException;
import java.util.List;

/**
 * One chapter of the tour.
 *
 * @param seconds how long it takes at the default pace
 * @param command what a person would type for it; empty: nothing
 * @param story what happens and why, in at most three lines of at most 74 characters
 * @param opening what is done when it begins
 * @param ending what is looked at when it ends
 */
record Chapter(int seconds, String title, String command, List<String> story, Act opening, Act ending) {

    /** Something that is done or looked at; says in a sentence what came of it, or nothing. */
    @FunctionalInterface
    interface Act {
        Act NONE = () -> "";

        String play() throws IOException, InterruptedException;
    }

    static Chapter of(int seconds, String title, String... story) {
        return new Chapter(seconds, title, "", List.of(story), Act.NONE, Act.NONE);
    }

    Chapter opensWith(String typed, Act act) {
        return new Chapter(seconds, title, typed, story, act, ending);
    }

    Chapter endsWith(Act act) {
        return new Chapter(seconds, title, command, story, opening, act);
    }
}
