package io.github.taskfilels.ide.tokens;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.Snapshot;
import java.util.HashMap;
import java.util.Map;

/**
 * How the scripts of a file are painted, so that typing in one of them does not parse the others
 * again. Strokes depend on nothing but the text of a script; only those of the last round are kept.
 */
final class ScriptStrokes {
  private volatile Map<String, ImmutableList<Stroke>> last = Map.of();

  /** Those of a file, the same object as long as somebody asks for them. */
  static ScriptStrokes of(Snapshot snapshot, FileId file) {
    return snapshot.memo(new FileKey(ScriptStrokes.class, file), _ -> new ScriptStrokes());
  }

  Round begin() {
    return new Round();
  }

  /** One way through all scripts of the file. */
  final class Round {
    private final Map<String, ImmutableList<Stroke>> known = last;
    private final Map<String, ImmutableList<Stroke>> used = new HashMap<>();

    ImmutableList<Stroke> get(String script) {
      return used.computeIfAbsent(
          script,
          any -> {
            ImmutableList<Stroke> before = known.get(any);
            return before == null ? ShellTokens.of(any) : before;
          });
    }

    void end() {
      last = used;
    }
  }
}
