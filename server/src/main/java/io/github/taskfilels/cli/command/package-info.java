/** What a sub-command is. */
@NullMarked
package io.github.taskfilels.cli.command;

import org.jspecify.annotations.NullMarked;
