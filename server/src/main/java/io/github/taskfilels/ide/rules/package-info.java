/**
 * The diagnostics: one class per rule, and what is common to all. Rules are pure functions from the
 * model to findings; they know neither the editor nor the settings, which are applied to their
 * findings afterwards.
 */
@NullMarked
package io.github.taskfilels.ide.rules;

import org.jspecify.annotations.NullMarked;
