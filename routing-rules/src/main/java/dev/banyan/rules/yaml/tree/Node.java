package dev.banyan.rules.yaml.tree;

import dev.banyan.rules.validate.Place;

/** A value of a YAML document and where it stands. An alias is the very node that its anchor names. */
public sealed interface Node permits Scalar, Sequence, Mapping {

    Place place();

    /** What a person would call it, to say what was found: its text, {@code a list}, {@code a mapping}. */
    String found();
}
