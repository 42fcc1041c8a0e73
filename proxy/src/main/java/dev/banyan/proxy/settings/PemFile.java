package dev.banyan.proxy.settings;

import dev.banyan.rules.validate.Place;
import java.nio.file.Path;

/**
 * A PEM file that the settings name.
 *
 * @param path as it can be opened: what is relative begins where the settings file lies
 * @param place where the settings name it, for problems
 */
public record PemFile(Path path, Place place) {}
