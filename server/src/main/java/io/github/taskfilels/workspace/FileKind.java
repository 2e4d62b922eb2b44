package io.github.taskfilels.workspace;

/**
 * Whether a document is a Taskfile, and what says so. Everything that an editor is told of a
 * document asks this first: of another kind of document there is nothing to say, whatever it holds.
 */
public enum FileKind {
  /** It has one of the names under which Task looks for a Taskfile. */
  NAMED,
  /** Somebody says so: an editor by the language id, a command line that names the file. */
  DECLARED,
  /** A Taskfile includes it, directly or indirectly. */
  INCLUDED,
  /** Some other document. */
  OTHER;

  /** The language id with which an editor says that a document is a Taskfile. */
  public static final String LANGUAGE_ID = "taskfile";

  public boolean isTaskfile() {
    return this != OTHER;
  }

  /**
   * What a file is whatever other files say, so never {@link #INCLUDED}. Nothing is read for it;
   * {@code IncludeGraph.kind} knows the includes, too.
   */
  public static FileKind ofItself(Snapshot snapshot, FileId file) {
    if (TaskfileNames.isDefault(file.fileName())) {
      return NAMED;
    }
    return snapshot.seeds().contains(file) ? DECLARED : OTHER;
  }

  /** Whether a document that an editor opens is a Taskfile whatever other files say. */
  static boolean isTaskfile(FileId file, String languageId) {
    return file.isWorkingDocument()
        && (languageId.equals(LANGUAGE_ID) || TaskfileNames.isDefault(file.fileName()));
  }
}
