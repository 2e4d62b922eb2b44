/** {@code format}: Taskfiles in one form. */
@NullMarked
package io.github.taskfilels.cli.format;

import org.jspecify.annotations.NullMarked;
