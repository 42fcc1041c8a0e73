package dev.banyan.proxy.wire;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority of the test's own. */
public final class Authority {
    private static final char[] PASSWORD = "password".toCharArray();

    private final X509Bundle root;

    public Authority(String name) {
        try {
            root = new CertificateBuilder()
                    .ecp256()
                    .subject("CN=" + name)
                    .setIsCertificateAuthority(true)
                    .setKeyUsage(true, CertificateBuilder.KeyUsage.keyCertSign, CertificateBuilder.KeyUsage.cRLSign)
                    .buildSelfSigned();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A certificate for servers and clients; the first name is its common name too. */
    public X509Bundle issue(String... names) {
        return issue(Duration.ofDays(90), names);
    }

    /** @param left how long it is valid from now on; may be negative */
    public X509Bundle issue(Duration left, String... names) {
        CertificateBuilder builder = new CertificateBuilder()
                .ecp256()
                .subject("CN=" + names[0])
                .notBefore(Instant.now().minus(Duration.ofDays(365)))
                .notAfter(Instant.now().plus(left))
                .addExtendedKeyUsageServerAuth()
                .addExtendedKeyUsageClientAuth();
        for (String name : names) {
            if (name.matches("[0-9.]+|.*:.*")) {
                builder.addSanIpAddress(name);
            } else {
                builder.addSanDnsName(name);
            }
        }
        return sign(builder);
    }

    /** For certificates of other kinds. */
    public X509Bundle sign(CertificateBuilder builder) {
        try {
            return builder.buildIssuedBy(root);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** This authority's own certificate in a new file. */
    public Path write(Path file) throws IOException {
        return Files.writeString(file, root.getCertificatePEM());
    }

    /** {@code NAME.crt} and {@code NAME.key} in that directory; files that are there already are replaced. */
    public static void write(Path directory, String name, X509Bundle certificate) throws IOException {
        Files.writeString(directory.resolve(name + ".crt"), certificate.getCertificatePathPEM());
        Files.writeString(directory.resolve(name + ".key"), certificate.getPrivateKeyPEM());
    }

    /** For JDK sockets that believe this authority and show a certificate; null: none. */
    public SSLContext context(X509Bundle certificate) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(certificate == null ? null : certificate.toKeyStore(PASSWORD), PASSWORD);
            KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
            anchors.load(null, null);
            anchors.setCertificateEntry("root", root.getCertificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(anchors);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
