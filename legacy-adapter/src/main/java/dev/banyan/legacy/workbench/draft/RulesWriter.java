package dev.banyan.legacy.workbench.draft;

import dev.banyan.legacy.workbench.draft.Yaml.Noted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the rules: a backend, and a route with a translation for each endpoint. */
final class RulesWriter {
    private static final String PLACEHOLDER = "http://127.0.0.1:8081";

    private final World world;
    private final boolean mimic;
    private final List<String> lines = new ArrayList<>();

    /** @param mimic false: a client of JSON before the old service; true: an old client before a service of JSON */
    RulesWriter(World world, boolean mimic) {
        this.world = world;
        this.mimic = mimic;
    }

    /**
     * @param origin what they are made of, for people
     * @param left what is not in them, for people; may be empty
     * @param examples by the names of endpoints
     */
    String written(List<Endpoint> endpoints, String origin, String left, Map<String, List<Example>> examples) {
        comments(origin, endpoints.get(0).name());
        if (!left.isEmpty()) {
            lines.add("#");
            lines.add("# " + Yaml.comment(left));
        }
        lines.add("version: 1");
        lines.add("");
        lines.add("backends:");
        boolean known = !mimic && !world.origin().isEmpty();
        note(
                "  " + backend() + ": {url: " + Yaml.quoted(known ? world.origin() : PLACEHOLDER) + "}",
                known ? "as the WSDL says" : "where the service listens");
        lines.add("");
        lines.add("routes:");
        endpoints.forEach(endpoint -> route(endpoint, endpoints.size() > 1));
        if (mimic && endpoints.size() > 1 && world.kind().equals("wsdl")) {
            descriptionRoute(endpoints.get(0));
        }
        lines.add("");
        lines.add("translations:");
        endpoints.forEach(endpoint -> translation(endpoint, examples.getOrDefault(endpoint.name(), List.of())));
        return String.join("\n", lines) + "\n";
    }

    private void comments(String origin, String name) {
        String client = mimic ? world.words() : "JSON";
        String service = mimic ? "JSON" : world.words();
        lines.add("# Begun by: banyan translate init " + Yaml.comment(origin));
        lines.add("#");
        lines.add("# The client speaks " + client + ", the service behind " + service + ".");
        lines.add(
                "# Each line of 'map' is a field of the schema; what it is stands behind it. Rename fields on the side of JSON,");
        lines.add("# delete the lines that nobody needs, and convert values with date, number, enum and default.");
        lines.add("#");
        String translate = "#   banyan translate " + name + " --rules FILE --";
        lines.addAll(Yaml.aligned(List.of(
                new Noted("#   banyan validate FILE", "checks it, and runs the examples"),
                new Noted(translate + "sample", "shows what becomes of messages"),
                new Noted(translate + "report", "tells what gets lost"))));
    }

    private String backend() {
        return mimic ? "modern-service" : "legacy-service";
    }

    private String side() {
        return mimic ? "modern" : "legacy";
    }

    private void route(Endpoint endpoint, boolean several) {
        lines.add("  - id: " + endpoint.name());
        boolean known = mimic && !world.path().isEmpty();
        String path = known ? world.path() : "/" + endpoint.name();
        String action = mimic && several ? ", headers: {" + condition(endpoint.action()) + "}" : "";
        String methods = mimic && !several ? "" : ", methods: [" + (mimic ? "POST" : method(endpoint)) + "]";
        note(
                "    match: {path: " + Yaml.word(path) + methods + action + "}",
                known ? "as the WSDL says" : "what clients ask for");
        way(endpoint);
    }

    /** Who asks what the service looks like sends no action. */
    private void descriptionRoute(Endpoint first) {
        String path = world.path().isEmpty() ? "/" + first.name() : world.path();
        lines.add("  - id: " + Names.id(first.name() + "-wsdl"));
        note("    match: {path: " + Yaml.word(path) + ", methods: [GET]}", "for ?wsdl");
        way(first);
    }

    private void way(Endpoint endpoint) {
        lines.add("    " + side() + ": " + backend());
        lines.add("    translate: {" + side() + ": " + endpoint.name() + "}");
    }

    private static String method(Endpoint endpoint) {
        return endpoint.request().isEmpty() ? "GET" : "POST";
    }

    /** SOAP 1.1 has it in a header of its own, always in quotes (section 6.1.1); SOAP 1.2 in its media type. */
    private String condition(String action) {
        if (world.format().equals("soap11")) {
            return "soapaction: " + Yaml.quoted("\"" + action + "\"");
        }
        String regex = action.replaceAll("([^A-Za-z0-9/:_-])", "\\\\$1");
        return "content-type: {regex: " + Yaml.quoted(".*action=\"?" + regex + "\"?.*") + "}";
    }

    private void translation(Endpoint endpoint, List<Example> examples) {
        lines.add("  " + endpoint.name() + ":");
        if (mimic && world.kind().equals("wsdl")) {
            note("    wsdl: " + Yaml.word(world.file()), "answers GET ...?wsdl, with the address that clients used");
        }
        lines.add("    request:");
        requestHead(endpoint);
        body(endpoint.request(), endpoint.action(), mimic, endpoint.request().isEmpty());
        lines.add("    response:");
        if (!mimic && world.isSoap()) {
            note("      status: {soapFault: 422}", "what a fault is for clients; 502 without this line");
        }
        body(endpoint.answer(), "", !mimic, false);
        if (!examples.isEmpty()) {
            note("    examples:", "run by banyan validate");
            examples.forEach(example -> lines.addAll(Yaml.indented(6, example.lines())));
        }
    }

    private void requestHead(Endpoint endpoint) {
        if (mimic) {
            note("      method: " + method(endpoint), "");
            note("      path: /" + endpoint.name(), "where the service has it");
            note("      headers: {remove: [accept, soapaction]}", "");
            return;
        }
        lines.add("      method: POST");
        boolean known = !world.path().isEmpty();
        note(
                known ? "      path: " + Yaml.word(world.path()) : "      # path: /where/it/is",
                known ? "as the WSDL says" : "the client's without it");
        boolean action = world.format().equals("soap11") && isPlain(endpoint.action());
        String set = action ? "set: {soapaction: '\"" + endpoint.action() + "\"'}, " : "";
        note("      headers: {" + set + "remove: [accept]}", "");
    }

    /** What can stand in a template, and between single quotes. */
    private static boolean isPlain(String action) {
        return !action.isEmpty() && action.matches("[!#-&(-z|~]+");
    }

    /**
     * @param toJson which way it goes
     * @param unread true: there is nothing in what comes
     */
    private void body(Endpoint.Body body, String action, boolean toJson, boolean unread) {
        lines.add("      body:");
        String json = body.isNone() || unread ? "none" : "json";
        lines.add("        from: " + (toJson ? world.format() : json));
        lines.add("        as: " + (toJson ? json : world.format()));
        if (body.isNone()) {
            if (!toJson) {
                note("        rest: keep", "there is nothing to keep: it goes without anything in it");
            }
            return;
        }
        note("        schema: {" + world.kind() + ": " + Yaml.word(world.file()) + "}", "relative to this file");
        if (world.isRecord()) {
            note("        charset: IBM037", "EBCDIC; or IBM1047, IBM500; ISO-8859-1 for ASCII");
        }
        if (!toJson && world.format().equals("soap12") && !action.isEmpty()) {
            note("        action: " + Yaml.quoted(action), "");
        }
        note("        root: " + Yaml.word(body.root()), body.note());
        if (!toJson || !json.equals("none")) {
            lines.add("        map:");
            lines.addAll(Yaml.indented(10, LineWriter.written(body.fields(), toJson)));
        }
    }

    private void note(String line, String note) {
        lines.addAll(Yaml.aligned(List.of(new Noted(line, note))));
    }
}
