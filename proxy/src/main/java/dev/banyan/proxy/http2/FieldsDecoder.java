package dev.banyan.proxy.http2;

import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Headers;

/**
 * Decodes header blocks into {@link IncomingFields}. A block that decodes to more than is kept goes on through the
 * tables, so that the connection can live on, until it is a bomb: then decoding fails.
 */
public final class FieldsDecoder extends DefaultHttp2HeadersDecoder {
    /** How much more than what is kept a block may decode to. */
    private static final int BOMB = 16;

    private final int maxBytes;
    private final int maxBlock;

    /**
     * @param maxBytes of the fields that are kept, counted as SETTINGS_MAX_HEADER_LIST_SIZE does
     * @param maxBlock bytes of a block before it is decoded
     */
    public FieldsDecoder(int maxBytes, int maxBlock) {
        super(false, (long) maxBytes * BOMB);
        this.maxBytes = maxBytes;
        this.maxBlock = maxBlock;
    }

    @Override
    protected Http2Headers newHeaders() {
        return new IncomingFields(maxBytes);
    }

    /** The limits stand; what was said in SETTINGS is the part of them that a peer should keep to. */
    @Override
    public void maxHeaderListSize(long max, long goAwayMax) {}

    @Override
    public long maxHeaderListSizeGoAway() {
        return maxBlock;
    }
}
