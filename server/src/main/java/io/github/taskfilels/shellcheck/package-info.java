/**
 * The program {@code shellcheck}, for users who have said that it may be started: only in the
 * settings of their editor or on the command line, never in a file of a project.
 */
@NullMarked
package io.github.taskfilels.shellcheck;

import org.jspecify.annotations.NullMarked;
