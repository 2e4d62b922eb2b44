/**
 * The format as data: which mappings there are, which keys stand in them, and what their values
 * have to be. The readers, the check for unknown keys and the editor are made of it.
 */
@NullMarked
package io.github.taskfilels.taskfile.schema;

import org.jspecify.annotations.NullMarked;
