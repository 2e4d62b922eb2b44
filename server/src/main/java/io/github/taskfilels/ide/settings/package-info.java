/** Settings as data, and those of a project, which its file {@code .taskfile-ls.yml} says. */
@NullMarked
package io.github.taskfilels.ide.settings;

import org.jspecify.annotations.NullMarked;
