/**
 * Semantic tokens: what the parts of a Taskfile mean that a grammar of YAML cannot know, in layers
 * of which the later ones hide the earlier ones: the shell, the names of tasks and namespaces,
 * templates, the names of variables.
 */
@NullMarked
package io.github.taskfilels.ide.tokens;

import org.jspecify.annotations.NullMarked;
