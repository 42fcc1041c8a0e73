package dev.banyan.legacy.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

/** How JSON is read and written everywhere: strictly, and within bounds. */
final class Json {
    static final int MAX_DEPTH = 64;
    static final int MAX_NUMBER = 1000;
    static final int MAX_NAME = 8 << 10;
    static final int MAX_TEXT = 4 << 20;
    static final int MAX_TOKENS = 500_000;

    /** Names are the same objects from document to document, but not for ever: a client could fill the memory with them. */
    static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER)
                    .maxNameLength(MAX_NAME)
                    .maxStringLength(MAX_TEXT)
                    .maxTokenCount(MAX_TOKENS)
                    .build())
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private Json() {}
}
