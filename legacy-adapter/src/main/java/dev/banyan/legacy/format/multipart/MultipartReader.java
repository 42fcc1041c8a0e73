package dev.banyan.legacy.format.multipart;

import dev.banyan.legacy.format.TextCoding;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** One body of parts. */
final class MultipartReader {
    private static final int MAX_PARTS = 1000;

    private final byte[] body;
    private final byte[] delimiter;
    private final TextCoding coding;
    private int at;
    private int parts;

    MultipartReader(byte[] body, String boundary, TextCoding coding) {
        this.body = body;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
        this.coding = coding;
    }

    Branch fields(Wanted wanted) throws Unfit {
        Branch branch = new Branch();
        first();
        while (!isLast()) {
            if (++parts > MAX_PARTS) {
                throw new Unfit("", "too many parts (expected: at most " + MAX_PARTS + ")");
            }
            part(branch, wanted);
        }
        skip("\r\n");
        if (at < body.length) {
            throw unfit("something behind the last boundary", "nothing");
        }
        return branch;
    }

    /** The first boundary begins the body; some have a line end before it. */
    private void first() throws Unfit {
        skip("\r\n");
        int length = delimiter.length - 2;
        if (body.length - at < length || !Arrays.equals(body, at, at + length, delimiter, 2, delimiter.length)) {
            throw unfit("something else at the beginning", "the boundary that the Content-Type names");
        }
        at += length;
    }

    /** What stands behind a boundary: two dashes for the last one, else the line ends. */
    private boolean isLast() throws Unfit {
        if (skip("--")) {
            return true;
        }
        if (!skip("\r\n")) {
            throw unfit("something behind a boundary", "the end of the line");
        }
        return false;
    }

    private void part(Branch branch, Wanted wanted) throws Unfit {
        PartHead head = head();
        int from = at;
        int to = delimiter(from);
        at = to + delimiter.length;
        if (wanted.part(head.name()) == null) {
            return;
        }
        try {
            branch.add(head.name(), content(head, from, to));
        } catch (Unfit unfit) {
            throw unfit.within(head.name());
        }
    }

    private PartHead head() throws Unfit {
        try {
            HeadReader head = new HeadReader(body, at, MultipartFormat.heads(coding));
            PartHead read = head.read();
            at = head.end();
            return read;
        } catch (Unfit unfit) {
            throw new Unfit(unfit.pointer(), "part " + parts + ": " + unfit.getMessage());
        }
    }

    private Tree content(PartHead head, int from, int to) throws Unfit {
        boolean isText = MediaType.isText(head.contentType());
        String text = isText
                ? TextCoding.of(head.contentType(), coding.charset()).decode(body, from, to)
                : Base64.getEncoder().encodeToString(Arrays.copyOfRange(body, from, to));
        if (isText && head.filename() == null) {
            return Leaf.text(text);
        }
        Branch file = new Branch();
        if (head.filename() != null) {
            file.put("@filename", Leaf.text(head.filename()));
        }
        if (head.contentType() != null) {
            file.put("@contentType", Leaf.text(head.contentType()));
        }
        return file.put("#text", Leaf.text(text));
    }

    /** A delimiter has a carriage return only at its beginning, so that no byte is looked at more than twice. */
    private int delimiter(int from) throws Unfit {
        for (int i = from; i + delimiter.length <= body.length; i++) {
            if (body[i] == '\r' && Arrays.equals(body, i, i + delimiter.length, delimiter, 0, delimiter.length)) {
                return i;
            }
        }
        throw unfit("an end too soon", "a boundary");
    }

    private boolean skip(String bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (at + i >= body.length || body[at + i] != bytes.charAt(i)) {
                return false;
            }
        }
        at += bytes.length();
        return true;
    }

    private Unfit unfit(String found, String expected) {
        String where = parts == 0 ? "" : ", part " + parts;
        return new Unfit("", found + where + " (expected: " + expected + ")");
    }
}
