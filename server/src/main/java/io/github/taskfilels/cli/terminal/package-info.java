/** What is shown to and asked of the person at the terminal. */
@NullMarked
package io.github.taskfilels.cli.terminal;

import org.jspecify.annotations.NullMarked;
