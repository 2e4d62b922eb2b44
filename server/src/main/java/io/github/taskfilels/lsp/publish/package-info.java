/**
 * What the server tells without being asked: diagnostics, files to watch, what else a client cannot
 * see.
 */
@NullMarked
package io.github.taskfilels.lsp.publish;

import org.jspecify.annotations.NullMarked;
