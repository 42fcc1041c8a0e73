package dev.banyan.proxy.corpus;

import java.util.List;

/**
 * An answer that a client got, with the interim ones that came before it.
 *
 * @param body null where the connection ended before it was whole
 */
record Answer(List<Head> interims, Head head, Body body) {
    int status() {
        return head.status();
    }

    boolean saysClose() {
        return head.values("connection").equalsIgnoreCase("close");
    }
}
