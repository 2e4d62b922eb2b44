package io.github.taskfilels.ide.rules;

import io.github.taskfilels.text.TextRange;

/**
 * Something that shellcheck says of a script.
 *
 * @param code the number behind {@code SC}
 * @param level {@code error}, {@code warning}, {@code info} or {@code style}
 * @param range in the script that it was given
 */
public record ShellRemark(int code, String level, String message, TextRange range) {}
