/** Plain data of the features as messages of the protocol, and texts as the client changes them. */
@NullMarked
package io.github.taskfilels.lsp.convert;

import org.jspecify.annotations.NullMarked;
