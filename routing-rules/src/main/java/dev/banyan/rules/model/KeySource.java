package dev.banyan.rules.model;

/** Where the key of a split is read from, written {@code cookie:uid}, {@code header:x-user-id}, {@code clientIp}. */
public sealed interface KeySource {

    /** The cookie that Banyan issues where a request brings no key. */
    Cookie BANYAN_ID = new Cookie("banyan_id");

    /** As written in the rules. */
    String word();

    record Cookie(String name) implements KeySource {
        @Override
        public String word() {
            return "cookie:" + name;
        }
    }

    /** @param name in lower case */
    record Header(String name) implements KeySource {
        @Override
        public String word() {
            return "header:" + name;
        }
    }

    /** A claim of a bearer token; counts only where the token's signature was verified. */
    record Jwt(String claim) implements KeySource {
        @Override
        public String word() {
            return "jwt:" + claim;
        }
    }

    record Query(String name) implements KeySource {
        @Override
        public String word() {
            return "query:" + name;
        }
    }

    /** A segment that the route's path template names. */
    record PathSegment(String name) implements KeySource {
        @Override
        public String word() {
            return "path:" + name;
        }
    }

    record ClientIp() implements KeySource {
        @Override
        public String word() {
            return "clientIp";
        }
    }
}
