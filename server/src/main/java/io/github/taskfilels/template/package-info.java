/**
 * Go's {@code text/template} as Task uses it: a tolerant parser with positions and one syntax tree
 * for the editor and the runner. Below it: {@code functions} (the function table) and {@code exec}
 * (the executor). Knows nothing of Taskfiles.
 */
@NullMarked
package io.github.taskfilels.template;

import org.jspecify.annotations.NullMarked;
