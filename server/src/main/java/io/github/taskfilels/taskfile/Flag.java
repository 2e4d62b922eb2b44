package io.github.taskfilels.taskfile;

import io.github.taskfilels.text.TextRange;

/** A boolean that is written in the file; an absent one is null where it is used. */
public record Flag(boolean value, TextRange range) {}
