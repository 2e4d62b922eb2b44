/** {@code check}: what is wrong with Taskfiles. */
@NullMarked
package io.github.taskfilels.cli.check;

import org.jspecify.annotations.NullMarked;
