package dev.banyan.proxy.tls;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/** Private keys: PKCS#8 (RFC 5958), and the older forms of RSA (RFC 8017) and EC (RFC 5915) put into it. */
final class PrivateKeys {
    private static final String EXPECTED = "one private key, not encrypted, RSA or EC";
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

    private PrivateKeys() {}

    /** The first private key of a text; what else stands in it does not count. */
    static PrivateKey of(String text) throws UnfitPem {
        for (Pem block : Pem.blocks(text)) {
            String label = block.label();
            if (label.endsWith("PRIVATE KEY")) {
                return key(block);
            }
        }
        throw new UnfitPem("no private key", EXPECTED);
    }

    private static PrivateKey key(Pem block) throws UnfitPem {
        if (block.label().equals("ENCRYPTED PRIVATE KEY") || block.der().length == 0) {
            throw new UnfitPem("an encrypted key", EXPECTED);
        }
        byte[] pkcs8 =
                switch (block.label()) {
                    case "PRIVATE KEY" -> block.der();
                    case "RSA PRIVATE KEY" -> Der.rsaToPkcs8(block.der());
                    case "EC PRIVATE KEY" -> Der.ecToPkcs8(block.der());
                    default -> throw new UnfitPem("a key of the kind " + block.label(), EXPECTED);
                };
        return decoded(pkcs8);
    }

    /** The encoding names its algorithm, but only the factory of that algorithm says so. */
    private static PrivateKey decoded(byte[] pkcs8) throws UnfitPem {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (GeneralSecurityException other) {
                continue;
            }
        }
        throw new UnfitPem("a key that cannot be decoded", EXPECTED);
    }
}
