package dev.banyan.legacy.compile;

import dev.banyan.legacy.mapping.LineWatch;
import dev.banyan.legacy.schema.SchemaFiles;
import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.translate.Translator;
import dev.banyan.rules.model.translation.Translation;
import dev.banyan.rules.validate.Locations;
import dev.banyan.rules.validate.Place;
import dev.banyan.rules.validate.Problem;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One translation of rules that have been checked, opened up: for whoever wants to see how it works. Its translator says
 * what does not fit also where the rules let that pass. For one thread.
 */
public final class TranslationInspection {
    /** Of a problem it is the pointer into the rules that is asked for, in place of a file's name. */
    private static final Locations POINTERS = new Locations() {
        @Override
        public Place of(String pointer) {
            return new Place(pointer, 1, 1);
        }

        @Override
        public Place ofKey(String pointer) {
            return of(pointer);
        }
    };

    private final TranslationPlan plan;
    private final List<Problem> problems;

    /** @param files where its schemas are read from */
    public TranslationInspection(Translation translation, SchemaFiles files) {
        this(translation, files, null);
    }

    /**
     * @param files where its schemas are read from
     * @param watch is told what lines do; null: nobody is
     */
    public TranslationInspection(Translation translation, SchemaFiles files, @Nullable LineWatch watch) {
        Faults faults = new Faults(POINTERS);
        this.plan = new TranslationPlan(
                strict(translation),
                new SchemaReader(files),
                files,
                faults.at("translations").at(translation.name()),
                watch);
        this.problems = List.copyOf(faults.all());
    }

    private static Translation strict(Translation written) {
        return new Translation(
                written.name(),
                written.request(),
                written.response(),
                written.wsdl(),
                written.maxBody(),
                false,
                List.of());
    }

    /** Null: something is wrong with it, after all. */
    public @Nullable Translator translator() {
        return plan.translator();
    }

    /** What is wrong or odd; the file of their places is a pointer into the rules. */
    public List<Problem> problems() {
        return problems;
    }

    /** Names of the route's path that it cannot do without. */
    public Set<String> pathNames() {
        return plan.pathNames();
    }

    /** Null: bodies of that direction go as they came. */
    public @Nullable InspectedBody body(Direction direction) {
        CompiledBody body = plan.body(direction);
        return body == null ? null : new InspectedBody(body);
    }
}
