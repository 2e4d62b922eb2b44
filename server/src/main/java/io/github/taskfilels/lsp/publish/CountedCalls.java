package io.github.taskfilels.lsp.publish;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.CodeLenses.Kind;
import io.github.taskfilels.ide.symbol.ScriptCalls;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tasks that scripts call. Nothing else that lenses count can change without what a file shows
 * to others, so it is watched by itself. Safe for several threads.
 */
final class CountedCalls {
  private final Session session;
  private final Map<FileId, ImmutableList<String>> known = new ConcurrentHashMap<>();

  CountedCalls(Session session) {
    this.session = session;
  }

  /** Whether some file calls others than when it was looked at before; false without lenses. */
  boolean haveChanged(Snapshot snapshot, Collection<FileId> files) {
    if (!session.settings().codeLenses().contains(Kind.REFERENCES)) {
      return false;
    }
    boolean changed = false;
    for (FileId file : files) {
      ImmutableList<String> names = ScriptCalls.names(snapshot, file);
      ImmutableList<String> before = known.put(file, names);
      changed |= before != null && !before.equals(names);
    }
    return changed;
  }
}
