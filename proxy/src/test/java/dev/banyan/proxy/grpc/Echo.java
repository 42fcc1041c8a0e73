package dev.banyan.proxy.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The methods of a service whose messages are bytes: no schema, no generated code. */
final class Echo {
    static final String SERVICE = "shop.Echo";

    static final MethodDescriptor<byte[], byte[]> UNARY = method("Unary", MethodType.UNARY);
    static final MethodDescriptor<byte[], byte[]> DOWN = method("Down", MethodType.SERVER_STREAMING);
    static final MethodDescriptor<byte[], byte[]> UP = method("Up", MethodType.CLIENT_STREAMING);
    static final MethodDescriptor<byte[], byte[]> BOTH = method("Both", MethodType.BIDI_STREAMING);
    /** The server does not know it. */
    static final MethodDescriptor<byte[], byte[]> UNKNOWN = method("Unknown", MethodType.UNARY);

    private Echo() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static MethodDescriptor<byte[], byte[]> method(String name, MethodType type) {
        return MethodDescriptor.<byte[], byte[]>newBuilder(new Bytes(), new Bytes())
                .setType(type)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
                .build();
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
