package dev.banyan.proxy.semantics;

import java.io.Closeable;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** One stage for each combination, set up when it is first asked for. */
final class Stages implements Closeable {
    private final Map<Combination, Stage> stages = new EnumMap<>(Combination.class);

    Stage of(Combination combination) throws IOException {
        Stage stage = stages.get(combination);
        if (stage == null) {
            stage = new Stage(combination);
            stages.put(combination, stage);
        }
        return stage;
    }

    @Override
    public void close() throws IOException {
        for (Stage stage : stages.values()) {
            stage.close();
        }
        stages.clear();
    }
}
