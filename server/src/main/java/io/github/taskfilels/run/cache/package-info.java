/**
 * What is remembered of earlier runs of a task, and where: the state files of Task 3.53.1, byte for
 * byte, and our own records beside them. What follows from it is decided elsewhere.
 */
@NullMarked
package io.github.taskfilels.run.cache;

import org.jspecify.annotations.NullMarked;
