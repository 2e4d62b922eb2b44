package io.github.taskfilels.ide.completion;

import io.github.taskfilels.workspace.FileId;

/**
 * A word of a Taskfile that somebody could have got by completion.
 *
 * @param start the offset of its first letter
 * @param word as it is written, without quotes
 * @param definedBefore whether what it names is still there in the text up to the word
 */
record ReplaySite(FileId file, Kind kind, int start, String word, boolean definedBefore) {
  enum Kind {
    KEY,
    VALUE,
    TASK,
    NAMESPACE,
    INCLUDE,
    VARIABLE,
    FUNCTION,
    SHELL
  }

  int end() {
    return start + word.length();
  }
}
