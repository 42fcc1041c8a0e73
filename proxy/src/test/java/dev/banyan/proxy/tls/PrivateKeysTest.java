package dev.banyan.proxy.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeysTest {

    @ParameterizedTest
    @ValueSource(ints = {2048, 3072})
    void anRsaKeyIsReadInBothForms(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        PrivateKey key = generator.generateKeyPair().getPrivate();
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(key.getEncoded());
        byte[] old = info.parsePrivateKey().toASN1Primitive().getEncoded();
        assertThat(PrivateKeys.of(pem("PRIVATE KEY", key.getEncoded()))).isEqualTo(key);
        assertThat(PrivateKeys.of(pem("RSA PRIVATE KEY", old))).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
    void anEcKeyIsReadInBothForms(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        java.security.KeyPair pair = generator.generateKeyPair();
        byte[] old = old((ECPrivateKey) pair.getPrivate(), pair.getPublic());
        BigInteger secret = ((ECPrivateKey) pair.getPrivate()).getS();
        assertThat(secret(pem("PRIVATE KEY", pair.getPrivate().getEncoded()))).isEqualTo(secret);
        // As OpenSSL writes it, the curve once more before the key.
        assertThat(secret(pem("EC PARAMETERS", new byte[] {5, 0}) + pem("EC PRIVATE KEY", old)))
                .isEqualTo(secret);
    }

    private static BigInteger secret(String pem) throws UnfitPem {
        return ((ECPrivateKey) PrivateKeys.of(pem)).getS();
    }

    private static byte[] old(ECPrivateKey key, PublicKey other) throws Exception {
        SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(other.getEncoded());
        ASN1ObjectIdentifier curve = (ASN1ObjectIdentifier) info.getAlgorithm().getParameters();
        BigInteger secret = key.getS();
        return new org.bouncycastle.asn1.sec.ECPrivateKey(
                        key.getParams().getOrder().bitLength(), secret, info.getPublicKeyData(), curve)
                .getEncoded();
    }

    @Test
    void encryptedKeysAreRefusedAndSaidToBe() {
        String traditional =
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA\n"
                        + "-----END RSA PRIVATE KEY-----\n";
        assertThatThrownBy(() -> PrivateKeys.of(pem("ENCRYPTED PRIVATE KEY", new byte[] {1})))
                .hasMessage("an encrypted key (expected: one private key, not encrypted, RSA or EC)");
        assertThatThrownBy(() -> PrivateKeys.of(traditional)).hasMessageStartingWith("an encrypted key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN PRIVATE KEY-----\nAAAA",
                "-----BEGIN PRIVATE KEY-----\n\u00e4\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN EC PRIVATE KEY-----\nMIIB\n-----END EC PRIVATE KEY-----",
                "-----BEGIN EC PRIVATE KEY-----\n\n-----END EC PRIVATE KEY-----",
                "-----BEGIN DSA PRIVATE KEY-----\nAAAA\n-----END DSA PRIVATE KEY-----",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"
            })
    void whatIsNoKeyIsRefusedWithoutAWordOfWhatItSays(String text) {
        assertThatThrownBy(() -> PrivateKeys.of(text))
                .isInstanceOf(UnfitPem.class)
                .message()
                .doesNotContain("AAAA", "MIIB");
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                + "-----\n";
    }
}
