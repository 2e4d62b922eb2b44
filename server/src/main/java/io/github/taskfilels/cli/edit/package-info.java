/** Files that a command changes: read, shown as a difference, and written. */
@NullMarked
package io.github.taskfilels.cli.edit;

import org.jspecify.annotations.NullMarked;
