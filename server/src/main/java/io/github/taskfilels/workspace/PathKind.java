package io.github.taskfilels.workspace;

/** What stands at a path; symbolic links are followed. */
public enum PathKind {
  /** A regular file or an open buffer. */
  FILE,
  DIRECTORY,
  /** A pipe, socket or device: never opened. */
  OTHER,
  MISSING,
  /** Cannot be found out: no permission, a loop of links, a device error. */
  UNKNOWN
}
