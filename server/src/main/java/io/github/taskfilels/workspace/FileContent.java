package io.github.taskfilels.workspace;

/** What a file holds as the workspace sees it: a text, or the reason why there is none. */
public sealed interface FileContent permits FileText, FileFailure {
  FileId id();
}
