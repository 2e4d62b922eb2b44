package io.github.taskfilels.taskfile;

/**
 * One element of {@code sources} or {@code generates}.
 *
 * @param exclude whether matching files are taken out again
 */
public record Glob(Text pattern, boolean exclude) {}
