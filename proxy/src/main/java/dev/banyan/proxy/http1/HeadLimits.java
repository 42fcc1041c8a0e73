package dev.banyan.proxy.http1;

/**
 * How much of a head, or of trailers, is read before it is refused; what is held in memory never exceeds it by more than
 * one read.
 *
 * @param firstLine bytes of the request line or status line, without its end
 * @param fieldBytes bytes of all header lines together, ends of lines included
 * @param fields number of header lines
 */
public record HeadLimits(int firstLine, int fieldBytes, int fields) {}
