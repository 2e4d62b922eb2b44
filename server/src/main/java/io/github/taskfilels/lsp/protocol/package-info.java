/** The messages of {@code PROTOCOL.md}: their shapes, names and the interfaces that carry them. */
@NullMarked
package io.github.taskfilels.lsp.protocol;

import org.jspecify.annotations.NullMarked;
