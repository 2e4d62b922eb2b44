package io.github.taskfilels.program.values;

import org.jspecify.annotations.Nullable;

/**
 * One place that sets a variable, as far as that is known without running anything.
 *
 * @param written the text as it is written: a literal, the command of {@code sh} or the expression
 *     of {@code ref}
 * @param value the value; null where it is null, or not known without running a command
 * @param command the command that gives the value, rendered as far as that is possible; null for
 *     any other value
 * @param known whether {@code value} is the value: no command has to be run for it, it holds no
 *     secret, and nothing took its place before it was evaluated
 * @param secret whether neither value nor text may be shown
 */
public record Setting(
    Origin origin,
    String written,
    @Nullable Object value,
    @Nullable String command,
    boolean known,
    boolean secret) {}
