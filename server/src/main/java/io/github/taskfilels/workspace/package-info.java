/**
 * The files of a workspace: open buffers over the disk, immutable snapshots, and queries that are
 * computed once per content and reused as long as what they read is unchanged. Knows no feature.
 */
@NullMarked
package io.github.taskfilels.workspace;

import org.jspecify.annotations.NullMarked;
