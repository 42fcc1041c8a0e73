package dev.banyan.proxy.cli;

/** How a report is written; the names are the words of {@code --format}. */
enum Format {
    text,
    json
}
