package dev.banyan.proxy.headers;

import dev.banyan.rules.model.Rewrite;
import dev.banyan.rules.model.Rewrite.HeaderEdits;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What becomes of an answer's headers on the way to the client, compiled from a route's edits: hop-by-hop headers and
 * {@code x-banyan-*} end, addresses of backends become public, then the route's edits are made.
 */
public final class AnswerHeaders {
    private enum Fate {
        END,
        ADDRESS,
        REFRESH,
        LINK,
        COOKIE
    }

    private final HeaderTable<Fate> fates;
    private final PublicAddress addresses;
    private final PublicCookies cookies;
    private final HeaderEdits edits;

    public AnswerHeaders(Rewrite rewrite, PublicAddress addresses) {
        this.addresses = addresses;
        this.cookies = new PublicCookies(rewrite.cookies(), addresses);
        this.edits = rewrite.responseHeaders();
        this.fates = new HeaderTable<>(fates(rewrite));
    }

    private AnswerHeaders(AnswerHeaders like, Rewrite rewrite, PublicAddress addresses) {
        this.addresses = addresses;
        this.cookies = new PublicCookies(rewrite.cookies(), addresses);
        this.edits = like.edits;
        this.fates = like.fates;
    }

    /**
     * The same edits beside another way back to public addresses.
     *
     * @param rewrite has the same answer headers, redirects and cookies
     */
    public AnswerHeaders with(Rewrite rewrite, PublicAddress others) {
        return new AnswerHeaders(this, rewrite, others);
    }

    private static Map<String, Fate> fates(Rewrite rewrite) {
        Map<String, Fate> fates = new java.util.HashMap<>();
        if (rewrite.redirects()) {
            fates.put("location", Fate.ADDRESS);
            fates.put("content-location", Fate.ADDRESS);
            fates.put("refresh", Fate.REFRESH);
            fates.put("link", Fate.LINK);
        }
        fates.put("set-cookie", Fate.COOKIE);
        List<String> ended = new ArrayList<>(HopByHop.FIXED);
        ended.addAll(rewrite.responseHeaders().remove());
        ended.addAll(rewrite.responseHeaders().set().keySet());
        ended.forEach(name -> fates.put(name, Fate.END));
        return fates;
    }

    /**
     * @param scheme and
     * @param authority as the client used them; an empty authority: addresses become paths
     */
    public void write(MultiMap from, String scheme, String authority, MultiMap into) {
        List<String> nominated = HopByHop.nominated(from);
        HeaderFields.forEach(from, (name, value) -> {
            Fate fate = fates.get(name);
            if (fate == null) {
                if (!HeaderFields.isOwn(name) && !HopByHop.contains(nominated, name)) {
                    into.add(name, value);
                }
            } else if (fate != Fate.END) {
                into.add(name, mapped(fate, value.toString(), scheme, authority));
            }
        });
        for (Map.Entry<String, String> entry : edits.set().entrySet()) {
            into.set(entry.getKey(), entry.getValue());
        }
        for (Map.Entry<String, String> entry : edits.add().entrySet()) {
            into.add(entry.getKey(), entry.getValue());
        }
    }

    private String mapped(Fate fate, String value, String scheme, String authority) {
        return switch (fate) {
            case ADDRESS -> addresses.publish(value, scheme, authority);
            case REFRESH -> addresses.publishRefresh(value, scheme, authority);
            case LINK -> addresses.publishLink(value, scheme, authority);
            case COOKIE -> cookies.publish(value, scheme, authority);
            case END -> value;
        };
    }
}
