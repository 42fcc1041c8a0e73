package dev.banyan.rules.message;

/**
 * A range of addresses in CIDR form (RFC 4632), IPv4 or IPv6: {@code 10.0.0.0/8}, {@code ::1}.
 *
 * @param text as written
 */
public record Network(String text) {

    /** @throws IllegalArgumentException with a sentence, where the text is no network */
    public static Network parse(String text) {
        return new Network(text);
    }

    /** @param ip an IP literal; anything else is in no network. An IPv4-mapped IPv6 address counts as IPv4 */
    public boolean contains(String ip) {
        return false;
    }
}
