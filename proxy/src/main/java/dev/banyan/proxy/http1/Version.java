package dev.banyan.proxy.http1;

/** The versions that are spoken here (RFC 9112, section 2.3). */
public enum Version {
    HTTP_1_0,
    HTTP_1_1
}
