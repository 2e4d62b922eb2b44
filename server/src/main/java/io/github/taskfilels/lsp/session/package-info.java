/**
 * What the handlers of one client share: what it can, what it has set and opened, and how it is
 * answered.
 */
@NullMarked
package io.github.taskfilels.lsp.session;

import org.jspecify.annotations.NullMarked;
