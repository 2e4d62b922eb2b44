/**
 * What a Taskfile names: symbols, the places where they occur, and what the cursor stands on. All
 * features that begin with a name begin here.
 */
@NullMarked
package io.github.taskfilels.ide.symbol;

import org.jspecify.annotations.NullMarked;
