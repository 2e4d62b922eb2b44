/**
 * The files of a workspace: open buffers over the disk, immutable snapshots, and queries that are
 * computed once per content and reused as long as what they read is unchanged. Knows no feature.
 *
 * <p>A server keeps one {@link io.github.taskfilels.workspace.Workspace}. The thread that reads the
 * messages calls its methods for notifications, and takes {@link
 * io.github.taskfilels.workspace.Workspace#snapshot} for each request before it hands the work to
 * another thread. Searching for Taskfiles runs in the background. Everything else works on a
 * snapshot.
 */
@NullMarked
package io.github.taskfilels.workspace;

import org.jspecify.annotations.NullMarked;
