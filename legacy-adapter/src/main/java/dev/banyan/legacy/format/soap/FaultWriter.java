package dev.banyan.legacy.format.soap;

import dev.banyan.legacy.format.FaultFormat.Fault;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.format.xml.XmlOutput;
import java.nio.charset.Charset;
import java.util.List;

/**
 * Writes a message that is a fault. Codes of the one version become those of the other; what is none of SOAP's own
 * follows behind a point in SOAP 1.1 and is a subcode in SOAP 1.2.
 */
final class FaultWriter {
    private static final String PREFIX = EnvelopeWriter.PREFIX;
    private static final List<String> SIDES = List.of("Client", "Server", "Sender", "Receiver");
    private static final List<String> COMMON = List.of("VersionMismatch", "MustUnderstand");

    private final SoapVersion version;
    private final XmlOutput out;

    private FaultWriter(SoapVersion version, Charset charset) {
        this.version = version;
        this.out = new XmlOutput(charset);
    }

    static byte[] write(SoapVersion version, Charset charset, Fault fault) {
        try {
            return new FaultWriter(version, charset).write(fault);
        } catch (Unfit unfit) {
            throw new IllegalStateException("a fault whose names and texts were made writable before", unfit);
        }
    }

    private byte[] write(Fault fault) throws Unfit {
        EnvelopeWriter.begin(out, version);
        out.begin(PREFIX, "Body");
        out.begin(PREFIX, SoapFormat.FAULT);
        if (version == SoapVersion.SOAP_11) {
            fault11(fault);
        } else {
            fault12(fault);
        }
        out.end(PREFIX, SoapFormat.FAULT);
        out.end(PREFIX, "Body");
        out.end(PREFIX, "Envelope");
        return out.bytes();
    }

    private void fault11(Fault fault) throws Unfit {
        String detail = detail(fault.code());
        String main = main(fault, "Client", "Server");
        element("", "faultcode", PREFIX + ":" + main + (detail.isEmpty() ? "" : "." + detail));
        element("", "faultstring", XmlOutput.writable(fault.reason()));
    }

    private void fault12(Fault fault) throws Unfit {
        out.begin(PREFIX, "Code");
        element(PREFIX, "Value", PREFIX + ":" + main(fault, "Sender", "Receiver"));
        String detail = detail(fault.code());
        if (!detail.isEmpty()) {
            out.begin(PREFIX, "Subcode");
            element(PREFIX, "Value", detail);
            out.end(PREFIX, "Subcode");
        }
        out.end(PREFIX, "Code");
        out.begin(PREFIX, "Reason");
        out.begin(PREFIX, "Text");
        out.attribute("xml", "lang", "en");
        out.text(XmlOutput.writable(fault.reason()));
        out.end(PREFIX, "Text");
        out.end(PREFIX, "Reason");
    }

    private void element(String prefix, String name, String text) throws Unfit {
        out.begin(prefix, name);
        out.text(text);
        out.end(prefix, name);
    }

    private static String main(Fault fault, String sender, String receiver) {
        return COMMON.contains(fault.code()) ? fault.code() : fault.sender() ? sender : receiver;
    }

    /** What a code says beyond who is to blame; empty: nothing, or nothing that a code can say. */
    private static String detail(String code) {
        if (SIDES.contains(code) || COMMON.contains(code)) {
            return "";
        }
        int point = code.indexOf('.');
        String detail = point > 0 && SIDES.contains(code.substring(0, point)) ? code.substring(point + 1) : code;
        return XmlOutput.isName(detail) ? detail : "";
    }
}
