package dev.banyan.proxy.tls;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import java.util.List;

/** Who does the cryptography: BoringSSL where its native library loads, the JDK elsewhere. */
public final class TlsEngine {
    private static final boolean NATIVE = OpenSsl.isAvailable();

    static {
        if (!NATIVE) {
            // BoringSSL never lets a client renegotiate; the JDK must be told. It looks when its first engine is made.
            System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
        }
    }

    private TlsEngine() {}

    static SslProvider provider() {
        return NATIVE ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK;
    }

    /** For people: {@code BoringSSL} or {@code JDK}. */
    public static String name() {
        return NATIVE ? OpenSsl.versionString() : "JDK";
    }

    /** The protocols in their order of preference; where the other end knows none of them nothing is chosen. */
    static ApplicationProtocolConfig alpn(List<String> protocols) {
        return new ApplicationProtocolConfig(
                Protocol.ALPN, SelectorFailureBehavior.NO_ADVERTISE, SelectedListenerFailureBehavior.ACCEPT, protocols);
    }
}
