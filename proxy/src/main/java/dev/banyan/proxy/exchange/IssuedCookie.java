package dev.banyan.proxy.exchange;

/** The cookie by which Banyan gives a new user a key (contract, "The split"). */
final class IssuedCookie {
    private IssuedCookie() {}

    static String of(String key, String scheme) {
        String cookie = "banyan_id=" + key + "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax";
        return scheme.equals("https") ? cookie + "; Secure" : cookie;
    }
}
