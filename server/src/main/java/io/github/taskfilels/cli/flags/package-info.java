/** What stands on a command line, and how a command ends. */
@NullMarked
package io.github.taskfilels.cli.flags;

import org.jspecify.annotations.NullMarked;
