package dev.banyan.proxy.tls;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** X.509 certificates in PEM. */
final class Certificates {
    private static final int DNS_NAME = 2;
    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=([^,\\\\]+)");

    private Certificates() {}

    /** Those of a text, in their order; at least one. */
    static List<X509Certificate> of(String text) throws UnfitPem {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Pem block : Pem.blocks(text)) {
            if (block.label().equals("CERTIFICATE") || block.label().equals("X509 CERTIFICATE")) {
                certificates.add(certificate(block));
            }
        }
        if (certificates.isEmpty()) {
            throw new UnfitPem("no certificate", "one certificate or more in PEM");
        }
        return certificates;
    }

    private static X509Certificate certificate(Pem block) throws UnfitPem {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(block.der()));
        } catch (CertificateException e) {
            throw new UnfitPem("a certificate that cannot be decoded", "X.509 certificates in PEM");
        }
    }

    /** The DNS names that it is for, in lower case; its common name where it has none. */
    static List<String> names(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        for (List<?> name : alternatives(certificate)) {
            if (name.get(0).equals(DNS_NAME)) {
                names.add(name.get(1).toString().toLowerCase(Locale.ROOT));
            }
        }
        Matcher common =
                COMMON_NAME.matcher(certificate.getSubjectX500Principal().getName());
        if (names.isEmpty() && common.find()) {
            names.add(common.group(1).toLowerCase(Locale.ROOT));
        }
        return names;
    }

    private static Collection<List<?>> alternatives(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException odd) {
            return List.of();
        }
    }
}
