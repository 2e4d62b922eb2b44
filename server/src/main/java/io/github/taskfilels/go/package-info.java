/**
 * What Go's library does otherwise than Java, as far as Taskfiles show it: {@code value} (values
 * and their types), {@code fmt} (printing and numbers), {@code time}, {@code text} (paths, URLs,
 * JSON). Knows nothing of templates.
 */
@NullMarked
package io.github.taskfilels.go;

import org.jspecify.annotations.NullMarked;
