/**
 * Watch mode: runs calls again when their sources change. One run at a time: a change of a source
 * ends the run under way, its processes and defers included, before the next one starts. Changes of
 * other files disturb nothing.
 *
 * <p>Folders are watched by the operating system where Java can do that (inotify, Windows); on
 * macOS Java looks at them every few seconds.
 */
@NullMarked
package io.github.taskfilels.run.watch;

import org.jspecify.annotations.NullMarked;
