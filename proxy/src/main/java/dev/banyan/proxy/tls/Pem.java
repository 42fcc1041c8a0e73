package dev.banyan.proxy.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One block of a text in PEM (RFC 7468).
 *
 * @param label what stands behind {@code BEGIN}
 * @param der the bytes; empty where the block is encrypted in the old way, by headers of its own
 */
record Pem(String label, byte[] der) {
    /** Every authority of the world fits in half of it. */
    private static final int MAX_BYTES = 1024 * 1024;

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,64})-----(.*?)-----END \\1-----", Pattern.DOTALL);

    /** A text of at most 1 MiB. */
    static String read(Path file) throws UnfitPem {
        String expected = "a PEM file of at most 1 MiB that this user may read";
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new UnfitPem("more than 1 MiB", expected);
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new UnfitPem("not there", expected);
        } catch (AccessDeniedException e) {
            throw new UnfitPem("permission denied", expected);
        } catch (IOException e) {
            throw new UnfitPem(e.getClass().getSimpleName(), expected);
        }
    }

    /** The blocks in their order; what stands between them does not count. */
    static List<Pem> blocks(String text) throws UnfitPem {
        List<Pem> blocks = new ArrayList<>();
        for (Matcher matcher = BLOCK.matcher(text); matcher.find(); ) {
            blocks.add(new Pem(matcher.group(1), der(matcher.group(1), matcher.group(2))));
        }
        return blocks;
    }

    private static byte[] der(String label, String body) throws UnfitPem {
        if (body.contains("Proc-Type:")) {
            return new byte[0];
        }
        try {
            return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new UnfitPem("a block " + label + " that is no base64", "PEM as it was issued");
        }
    }
}
