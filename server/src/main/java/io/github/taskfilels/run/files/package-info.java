/**
 * The files of a project as a run sees them: what globs name, what the file system tells of a file
 * without reading it, watching for changes, and files that are replaced in one step.
 */
@NullMarked
package io.github.taskfilels.run.files;

import org.jspecify.annotations.NullMarked;
