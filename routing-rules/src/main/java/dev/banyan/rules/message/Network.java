package dev.banyan.rules.message;

import org.jspecify.annotations.Nullable;

/**
 * A range of addresses in CIDR form (RFC 4632), IPv4 or IPv6: {@code 10.0.0.0/8}, {@code ::1}.
 *
 * <p>An IPv4-mapped IPv6 address counts as IPv4. An IPv6 network holds no IPv4 address: to mean both, name {@code
 * 0.0.0.0/0} and {@code ::/0}.
 */
public final class Network {
    private final String text;
    private final boolean v4;
    private final long high;
    private final long low;
    private final long highMask;
    private final long lowMask;

    private Network(String text, IpAddress address, int bits) {
        this.text = text;
        this.v4 = address.isV4() && bits >= 96;
        this.highMask = mask(bits);
        this.lowMask = mask(bits - 64);
        this.high = address.high() & highMask;
        this.low = address.low() & lowMask;
    }

    private static long mask(int bits) {
        if (bits <= 0) {
            return 0;
        }
        return bits >= 64 ? -1 : -1L << (64 - bits);
    }

    /**
     * Reads a network. Bits behind the prefix do not count: {@code 10.1.2.3/8} is {@code 10.0.0.0/8}.
     *
     * @throws IllegalArgumentException with a sentence, where the text is no network
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException(
                    "network: " + text + " (expected: an address and a prefix, such as 10.0.0.0/8 or 2001:db8::/32)");
        }
        boolean dotted = text.indexOf(':') < 0;
        int width = dotted ? 32 : 128;
        int prefix = slash < 0 ? width : prefix(text, slash + 1, width);
        return new Network(text, address, dotted ? 96 + prefix : prefix);
    }

    private static int prefix(String text, int from, int width) {
        String digits = text.substring(from);
        int prefix = digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : Integer.MAX_VALUE;
        if (prefix > width) {
            throw new IllegalArgumentException("network: " + text + " (expected: a prefix of 0 to " + width + ")");
        }
        return prefix;
    }

    /** @param ip an IP literal without brackets; anything else is in no network */
    public boolean contains(String ip) {
        long address = IpAddress.v4(ip, 0);
        if (address >= 0) {
            return v4 && holds(0, 0xffffL << 32 | address);
        }
        return ip.indexOf(':') >= 0 && contains(IpAddress.parse(ip));
    }

    /** @param octets an address as {@link java.net.InetAddress#getAddress} gives it: 4 or 16 of them */
    public boolean contains(byte[] octets) {
        return contains(IpAddress.of(octets));
    }

    private boolean contains(@Nullable IpAddress address) {
        return address != null && address.isV4() == v4 && holds(address.high(), address.low());
    }

    private boolean holds(long otherHigh, long otherLow) {
        return (otherHigh & highMask) == high && (otherLow & lowMask) == low;
    }

    /** As written. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Network network
                && v4 == network.v4
                && high == network.high
                && low == network.low
                && highMask == network.highMask
                && lowMask == network.lowMask;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high * 31 + low) * 31 + Long.hashCode(highMask ^ lowMask);
    }

    @Override
    public String toString() {
        return text;
    }
}
