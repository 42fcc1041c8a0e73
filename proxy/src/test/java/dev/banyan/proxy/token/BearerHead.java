package dev.banyan.proxy.token;

import dev.banyan.rules.message.MalformedPath;
import dev.banyan.rules.message.Path;
import dev.banyan.rules.message.PathCanonicalizer;
import dev.banyan.rules.message.RequestHead;
import java.util.List;

/** A request with one Authorization header, or none where it is null. */
record BearerHead(String authorization) implements RequestHead {

    static BearerHead of(String token) {
        return new BearerHead("Bearer " + token);
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String scheme() {
        return "https";
    }

    @Override
    public String host() {
        return "shop.example.com";
    }

    @Override
    public Path path() {
        try {
            return PathCanonicalizer.DEFAULT.canonical("/");
        } catch (MalformedPath e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String query() {
        return "";
    }

    @Override
    public String header(String name) {
        return name.equals("authorization") ? authorization : null;
    }

    @Override
    public List<String> headers(String name) {
        return header(name) == null ? List.of() : List.of(header(name));
    }

    @Override
    public String clientIp() {
        return "127.0.0.1";
    }
}
