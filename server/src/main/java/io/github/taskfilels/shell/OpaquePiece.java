package io.github.taskfilels.shell;

import io.github.taskfilels.text.TextRange;

/**
 * A piece of a script that is not the shell's, as an action of a template.
 *
 * @param range never empty
 * @param silent whether the shell sees nothing of it, as of <code>{{if .X}}</code>; it is a blank
 *     then, but inside a word. Any other piece is a part of a word.
 */
public record OpaquePiece(TextRange range, boolean silent) {}
