package dev.banyan.proxy.http1;

/** Is told what a {@link ResponseDecoder} reads. */
public interface ResponseSink extends BodySink {

    /** An interim answer (100, 102, 103; never 101): another head follows. */
    void onInterim(Response interim);

    /**
     * The answer proper, or a 101, behind which everything is told raw as body until the connection ends. {@link #onEnd}
     * follows also where there is no body.
     */
    void onHead(Response response);

    /**
     * What was read last is malformed, in a head or behind one that was told already. Nothing more will be read.
     *
     * @param detail what is wrong, without anything of what came
     */
    void onMalformed(String detail);
}
