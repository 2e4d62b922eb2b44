/** The methods of the protocol, one file each, made at {@code initialize} with all they need. */
@NullMarked
package io.github.taskfilels.lsp.handler;

import org.jspecify.annotations.NullMarked;
