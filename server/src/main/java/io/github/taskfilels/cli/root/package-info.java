/** The Taskfiles of a command: found, read, and what is said where they are refused. */
@NullMarked
package io.github.taskfilels.cli.root;

import org.jspecify.annotations.NullMarked;
