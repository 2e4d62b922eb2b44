/**
 * The command line: sub-commands, their flags and what they print. The only package that may use
 * the standard streams and end the process.
 */
@NullMarked
package io.github.taskfilels.cli;

import org.jspecify.annotations.NullMarked;
