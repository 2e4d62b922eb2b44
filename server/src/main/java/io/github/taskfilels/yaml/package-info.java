/**
 * YAML as an editor needs it: a tolerant, lossless parser that gives a tree and errors for any
 * text, and SnakeYAML Engine as the strict judge of what is YAML. Knows nothing of Taskfiles.
 */
@NullMarked
package io.github.taskfilels.yaml;

import org.jspecify.annotations.NullMarked;
