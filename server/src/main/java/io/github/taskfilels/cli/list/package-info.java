/** The lists of tasks. */
@NullMarked
package io.github.taskfilels.cli.list;

import org.jspecify.annotations.NullMarked;
