package dev.banyan.rules.yaml.tree;

import dev.banyan.rules.validate.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file, read.
 *
 * @param root null where the file is no readable document; then {@code problems} says why
 */
public record Tree(@Nullable Node root, List<Problem> problems) {
    public Tree {
        problems = List.copyOf(problems);
    }

    static Tree unreadable(Problem why) {
        return new Tree(null, List.of(why));
    }
}
