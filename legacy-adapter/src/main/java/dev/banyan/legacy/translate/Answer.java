package dev.banyan.legacy.translate;

import java.util.List;

/**
 * An answer as the backend sent it.
 *
 * @param status 200 to 599
 * @param headers in order, names as they came
 * @param body the whole body; empty where there is none or where it is not needed. Not copied
 */
public record Answer(int status, List<Field> headers, byte[] body) {}
