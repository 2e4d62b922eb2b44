/**
 * What a Taskfile means together with the files it includes: the view of a root. Namespaces,
 * flattening, excludes, aliases, lookup, the task graph, variable scopes and values, and the plan
 * of a call. Everything is derived lazily along the chain of includes that leads to it; files are
 * never merged into one. Knows neither editors nor processes.
 */
@NullMarked
package io.github.taskfilels.program;

import org.jspecify.annotations.NullMarked;
