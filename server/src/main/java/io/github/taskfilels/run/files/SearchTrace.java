package io.github.taskfilels.run.files;

import io.github.taskfilels.run.files.FileStat.Kind;

/**
 * Is told by a search for files what its result rests on, each time before that is looked at. Safe
 * for several threads.
 */
interface SearchTrace {
  /** For a search of which nothing is kept. */
  SearchTrace NONE =
      new SearchTrace() {
        @Override
        public void base(String path) {}

        @Override
        public void folder(String path) {}

        @Override
        public void name(String path) {}

        @Override
        public void doubt() {}
      };

  /** A search begins in a folder, which need not be there. */
  void base(String path);

  /** The names in a folder are going to be read. */
  void folder(String path);

  /** One path is going to be looked up. */
  void name(String path);

  /** The result rests on something else, too. */
  void doubt();

  /** An entry of a folder was seen. What it holds can be changed elsewhere if it is a link. */
  default void entry(FileStat.Named entry) {
    Kind kind = entry.stat().kind();
    if (kind == Kind.LINK || (kind == Kind.FILE && !entry.onlyName())) {
      doubt();
    }
  }
}
