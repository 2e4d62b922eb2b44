/**
 * What variables, environment and templated fields of a task are in one call of it, with Task's
 * layers and precedence. Commands of dynamic variables run only through an interface that the
 * runner implements; for looking they have no value.
 */
@NullMarked
package io.github.taskfilels.program.values;

import org.jspecify.annotations.NullMarked;
