package io.github.taskfilels.shell;

import io.github.taskfilels.text.TextRange;

/**
 * Where a text is not what Task's parser of the shell reads.
 *
 * @param range what is wrong: the token that opens what is not closed, or that is out of place
 * @param message what is wrong, mostly in the words of Task's parser, without a position
 */
public record ShellError(TextRange range, String message) {}
