/**
 * The language server: only it and the packages below it know LSP4J. Handlers are thin: they
 * capture a snapshot on the thread that read the message, call a pure feature of {@code ide} on a
 * worker, and convert its plain data.
 */
@NullMarked
package io.github.taskfilels.lsp;

import org.jspecify.annotations.NullMarked;
