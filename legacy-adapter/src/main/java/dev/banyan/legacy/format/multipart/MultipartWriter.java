package dev.banyan.legacy.format.multipart;

import dev.banyan.legacy.format.Format.Written;
import dev.banyan.legacy.format.TextCoding;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One body of parts. */
final class MultipartWriter {
    private final List<Part> parts = new ArrayList<>();
    private final TextCoding coding;

    /**
     * @param head up to and with the empty line
     * @param content as it goes
     */
    record Part(byte[] head, byte[] content) {}

    MultipartWriter(TextCoding coding) {
        this.coding = coding;
    }

    Written fields(Tree tree) throws Unfit {
        if (!(tree instanceof Branch branch)) {
            throw new Unfit("", "no object (expected: an object, its parts become fields)");
        }
        for (int i = 0; i < branch.size(); i++) {
            try {
                several(branch.name(i), branch.value(i));
            } catch (Unfit unfit) {
                throw unfit.within(branch.name(i));
            }
        }
        String boundary = Boundary.of(parts);
        return new Written(body(boundary), MultipartFormat.MEDIA_TYPE + "; boundary=" + boundary);
    }

    private void several(String name, Tree value) throws Unfit {
        if (!(value instanceof Items items)) {
            one(name, value);
            return;
        }
        List<Tree> all = items.all();
        for (int i = 0; i < all.size(); i++) {
            try {
                one(name, all.get(i));
            } catch (Unfit unfit) {
                throw unfit.within(Integer.toString(i));
            }
        }
    }

    private void one(String name, Tree value) throws Unfit {
        String disposition = "Content-Disposition: form-data; name=\"" + Disposition.escaped(name) + '"';
        if (value instanceof Leaf leaf) {
            boolean isUsual = coding.equals(TextCoding.UTF_8);
            String type = isUsual ? "" : "\r\nContent-Type: " + coding.contentType("text/plain");
            add(disposition + type, coding.encode(leaf.text()));
        } else {
            FilePart file = FilePart.of(value);
            add(disposition + file.head(coding), file.content(coding));
        }
    }

    private void add(String head, byte[] content) throws Unfit {
        parts.add(new Part(MultipartFormat.heads(coding).encode(head + "\r\n\r\n"), content));
    }

    private byte[] body(String boundary) {
        byte[] delimiter = ("\r\n--" + boundary + "\r\n").getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Part part : parts) {
            int from = out.size() == 0 ? 2 : 0;
            out.write(delimiter, from, delimiter.length - from);
            out.writeBytes(part.head);
            out.writeBytes(part.content);
        }
        String last = (parts.isEmpty() ? "--" : "\r\n--") + boundary + "--\r\n";
        out.writeBytes(last.getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
