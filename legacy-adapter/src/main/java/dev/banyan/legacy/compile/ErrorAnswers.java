package dev.banyan.legacy.compile;

import dev.banyan.legacy.format.FaultFormat;
import dev.banyan.legacy.format.FaultFormat.Fault;
import dev.banyan.legacy.format.Format.Written;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.format.json.JsonFormat;
import dev.banyan.legacy.translate.Payload;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import org.jspecify.annotations.Nullable;

/** Errors in the words of the other world: a SOAP fault as problem details (RFC 9457), and the other way round. */
final class ErrorAnswers {
    private static final JsonFormat JSON = new JsonFormat(Wanted.ALL);
    private static final int LONGEST = 2000;

    private ErrorAnswers() {}

    /** A backend's fault, for a client that knows none. */
    static Payload problem(Fault fault, int status, String requestId) {
        Branch problem = problem("soap-fault", "SOAP fault", status);
        if (!fault.reason().isEmpty()) {
            problem.put("detail", Leaf.text(shortened(fault.reason())));
        }
        problem.put("faultCode", Leaf.text(shortened(fault.code())));
        return written(problem.put("requestId", Leaf.text(requestId)));
    }

    /** A backend's error whose body is of the other world: its status is all that can be said. */
    static Payload problem(int status, String requestId) {
        Branch problem = problem("backend-error", title(status), status);
        return written(problem.put("requestId", Leaf.text(requestId)));
    }

    private static Branch problem(String code, String title, int status) {
        return new Branch()
                .put("type", Leaf.text("urn:banyan:problem:" + code))
                .put("title", Leaf.text(title))
                .put("status", Leaf.number(Integer.toString(status)))
                .put("code", Leaf.text(code));
    }

    private static Payload written(Tree problem) {
        try {
            return new Payload(JSON.write(problem).body(), "application/problem+json");
        } catch (Unfit impossible) {
            throw new IllegalStateException("problem: not to be written", impossible);
        }
    }

    /** An error of a modern backend, for a client that knows faults only. */
    static Fault fault(int status, byte[] body, @Nullable String contentType, FaultFormat format) {
        String words = contentType != null && contentType.contains("json") ? words(body) : "";
        return fault(status, words.isEmpty() ? title(status) : words, format);
    }

    static Fault fault(int status, String reason, FaultFormat format) {
        boolean sender = status < 500;
        return new Fault(sender, format.code(sender), shortened(reason));
    }

    /** What problem details, or what looks like them, say to people. */
    private static String words(byte[] body) {
        Tree read;
        try {
            read = JSON.read(body, null);
        } catch (Unfit unfit) {
            return "";
        }
        Branch problem = read instanceof Branch branch ? branch : first(read);
        for (String name : new String[] {"detail", "title", "message", "error"}) {
            if (problem.get(name) instanceof Leaf leaf && !leaf.text().isBlank()) {
                return leaf.text();
            }
        }
        return "";
    }

    private static Branch first(Tree tree) {
        return tree instanceof Items items
                        && !items.all().isEmpty()
                        && items.all().get(0) instanceof Branch branch
                ? branch
                : new Branch();
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            case 422 -> "Unprocessable content";
            case 429 -> "Too many requests";
            case 503 -> "Service unavailable";
            case 504 -> "Gateway timeout";
            default -> status < 500 ? "Request refused" : "Backend failed";
        };
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** A fault as it goes to a client of SOAP. */
    static Payload written(Fault fault, FaultFormat format) {
        Written written = format.write(fault);
        return new Payload(written.body(), written.contentType());
    }
}
