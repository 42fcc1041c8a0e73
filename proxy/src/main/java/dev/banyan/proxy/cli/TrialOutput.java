package dev.banyan.proxy.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.legacy.workbench.Sample;
import dev.banyan.legacy.workbench.Trial;
import dev.banyan.rules.validate.Locations;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/** Prints trials: what was asked for on standard output, what does not fit on standard error as well. */
final class TrialOutput {
    private final Format format;
    private final FaultReport faults;
    private final PrintWriter out;
    private final PrintWriter err;

    TrialOutput(Format format, Locations locations, CommandLine command) {
        this.format = format;
        this.faults = new FaultReport(locations);
        this.out = command.getOut();
        this.err = command.getErr();
    }

    /** @return the exit code */
    int print(Trial trial) {
        if (format == Format.json) {
            out.println(new TrialJson(faults).of(trial).toPrettyString());
            return exit(trial);
        }
        TrialText.print(trial, out);
        return fault(trial);
    }

    /** Says what does not fit, where something does not. @return the exit code */
    int fault(Trial trial) {
        Trial.Fault fault = trial.fault();
        if (fault != null) {
            out.flush();
            faults.print(fault, err);
            err.flush();
        }
        return exit(trial);
    }

    private static int exit(Trial trial) {
        return trial.after() == null ? 1 : 0;
    }

    /** @return the exit code */
    int print(String translation, List<Sample> samples) {
        if (format == Format.json) {
            return json(samples);
        }
        if (samples.isEmpty()) {
            out.println(translation + ": bodies go as they came, so there is nothing to make up");
        }
        int exit = 0;
        for (Sample sample : samples) {
            Trial trial = sample.trial();
            out.println("SAMPLE " + sample.title());
            if (trial == null) {
                out.println("  none can be made: " + sample.failure());
                exit = 1;
            } else {
                exit = Math.max(exit, print(trial));
            }
            out.println();
        }
        return exit;
    }

    private int json(List<Sample> samples) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        int exit = 0;
        for (Sample sample : samples) {
            ObjectNode one = json.addObject().put("sample", sample.title()).put("failure", sample.failure());
            Trial trial = sample.trial();
            one.set("trial", trial == null ? null : new TrialJson(faults).of(trial));
            exit = Math.max(exit, trial == null ? 1 : exit(trial));
        }
        out.println(json.toPrettyString());
        return exit;
    }
}
