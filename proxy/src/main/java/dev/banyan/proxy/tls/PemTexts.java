package dev.banyan.proxy.tls;

import dev.banyan.rules.validate.Problem;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a few files said at one moment, and what is wrong with them. */
final class PemTexts {
    private final Map<PemSource, String> texts = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** Reads them all; what cannot be read is a problem. */
    static PemTexts read(List<PemSource> sources) {
        PemTexts read = new PemTexts();
        for (PemSource source : sources) {
            try {
                read.texts.put(source, source.read());
            } catch (UnfitPem unfit) {
                read.problems.add(source.problem(unfit));
            }
        }
        return read;
    }

    /** True where the files say what they said there, or cannot be read just as there. */
    boolean sameTextAs(PemTexts other) {
        return texts.equals(other.texts);
    }

    /** Errors and warnings found so far. */
    List<Problem> problems() {
        return problems;
    }

    boolean areSound() {
        return problems.stream().noneMatch(Problem::isError);
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    /** Empty where there are none to be had; the problem is noted. */
    List<X509Certificate> certificates(PemSource source) {
        try {
            String text = texts.get(source);
            return text == null ? List.of() : Certificates.of(text);
        } catch (UnfitPem unfit) {
            problems.add(source.problem(unfit));
            return List.of();
        }
    }

    /** Null where there is none to be had; the problem is noted. */
    @Nullable
    KeyPair keyPair(PemSource cert, PemSource key) {
        List<X509Certificate> chain = certificates(cert);
        PrivateKey secret = privateKey(key);
        if (chain.isEmpty() || secret == null) {
            return null;
        }
        KeyPair pair = new KeyPair(secret, chain);
        if (!pair.fits()) {
            problems.add(key.problem(new UnfitPem("a key of another certificate", "that of " + cert.name())));
            return null;
        }
        return pair;
    }

    private @Nullable PrivateKey privateKey(PemSource source) {
        try {
            String text = texts.get(source);
            return text == null ? null : PrivateKeys.of(text);
        } catch (UnfitPem unfit) {
            problems.add(source.problem(unfit));
            return null;
        }
    }
}
