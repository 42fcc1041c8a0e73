package dev.banyan.proxy.origin;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/** A DNS server that knows two IPv4 addresses of every name that begins with {@code two}, and no others (RFC 1035). */
final class NameServer implements AutoCloseable {
    private static final int HEADER = 12;
    private static final short ANSWER = (short) 0x8180;
    private static final short NO_SUCH_NAME = (short) 0x8183;
    private static final short THE_NAME_ASKED_FOR = (short) (0xc000 | HEADER);
    private static final short A = 1;
    private static final short IN = 1;

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());

    NameServer() throws IOException {
        Thread thread = new Thread(this::serve, "name-server");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    private void serve() {
        DatagramPacket packet = new DatagramPacket(new byte[512], 512);
        try {
            while (true) {
                packet.setLength(512);
                socket.receive(packet);
                byte[] answer = answer(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static byte[] answer(ByteBuffer query) {
        int end = HEADER;
        while (query.get(end) != 0) {
            end += query.get(end) + 1;
        }
        end += 1 + 4;
        boolean known = query.get(HEADER + 1) == 't';
        boolean ofIpv4 = query.getShort(end - 4) == A;
        ByteBuffer answer = ByteBuffer.allocate(512);
        answer.putShort(query.getShort(0)).putShort(known ? ANSWER : NO_SUCH_NAME);
        answer.putShort((short) 1).putShort((short) (known && ofIpv4 ? 2 : 0)).putInt(0);
        answer.put(query.array(), HEADER, end - HEADER);
        for (byte last = 1; known && ofIpv4 && last <= 2; last++) {
            answer.putShort(THE_NAME_ASKED_FOR).putShort(A).putShort(IN).putInt(60);
            answer.putShort((short) 4).put(new byte[] {127, 0, 0, last});
        }
        byte[] bytes = new byte[answer.position()];
        answer.flip().get(bytes);
        return bytes;
    }

    @Override
    public void close() {
        socket.close();
    }
}
