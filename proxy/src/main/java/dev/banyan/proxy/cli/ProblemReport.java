package dev.banyan.proxy.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.banyan.rules.validate.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** Problems for people, a line each, and for programs, as the contract's objects. */
final class ProblemReport {
    private ProblemReport() {}

    static void text(PrintWriter out, Ansi ansi, List<Problem> problems) {
        problems.forEach(problem -> out.println(line(ansi, problem)));
    }

    /** The problem's own line, its severity in colour where there is colour. */
    private static String line(Ansi ansi, Problem problem) {
        if (!ansi.enabled()) {
            return problem.toString();
        }
        String place = problem.place() + ": ";
        String word = problem.severity().word();
        String rest = problem.toString().substring(place.length() + word.length());
        return place + ansi.string("@|bold," + (problem.isError() ? "red" : "yellow") + " " + word + "|@") + rest;
    }

    static String json(List<Problem> problems) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartArray();
            for (Problem problem : problems) {
                write(json, problem);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Problem problem) throws IOException {
        json.writeStartObject();
        json.writeStringField("severity", problem.severity().word());
        json.writeStringField("code", problem.code());
        json.writeStringField("file", problem.place().file());
        json.writeNumberField("line", problem.place().line());
        json.writeNumberField("column", problem.place().column());
        json.writeStringField("message", problem.message());
        json.writeStringField("hint", problem.hint());
        json.writeEndObject();
    }
}
