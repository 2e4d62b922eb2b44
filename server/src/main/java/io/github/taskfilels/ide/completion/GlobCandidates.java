package io.github.taskfilels.ide.completion;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.PathKind;
import io.github.taskfilels.workspace.Snapshot;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Patterns for {@code sources} and {@code generates}: the files of the folder that is typed so far,
 * all of a kind, and all below a folder. One folder is read for an answer, and of it a bounded
 * number of names.
 */
final class GlobCandidates {
  private static final int MOST_NAMES = 500;
  private static final String WILDCARDS = "*?[{";

  private final ScalarSlot slot;
  private final Ranking ranking;
  private final String folder;

  private GlobCandidates(ScalarSlot slot, Ranking ranking, String folder) {
    this.slot = slot;
    this.ranking = ranking;
    this.folder = folder;
  }

  /**
   * Offers patterns.
   *
   * @param base the directory of the task
   */
  static void offer(CompletionSite site, ScalarSlot slot, Ranking ranking, Path base) {
    String typed = slot.typed();
    String folder = typed.substring(0, typed.lastIndexOf('/') + 1);
    if (folder.chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0)) {
      return;
    }
    try {
      FileId file = FileId.of(base.resolve(folder).normalize());
      new GlobCandidates(slot, ranking, folder).offer(site.snapshot(), file);
    } catch (InvalidPathException e) {
      // What is typed is no path.
    }
  }

  private void offer(Snapshot snapshot, FileId file) {
    Path path = file.path();
    if (path == null) {
      return;
    }
    ImmutableList<String> names = snapshot.names(file, MOST_NAMES);
    Set<String> endings = new LinkedHashSet<>();
    boolean hidden = slot.typed().startsWith(".", folder.length());
    for (String name : names) {
      if (name.startsWith(".") && !hidden) {
        continue;
      }
      if (snapshot.kind(FileId.of(path.resolve(name))) == PathKind.DIRECTORY) {
        if (!PathCandidates.LEFT_OUT.contains(name)) {
          offer(name + "/**/*", Candidate.Kind.FOLDER, 0);
        }
      } else {
        offer(name, Candidate.Kind.FILE, 2);
        int dot = name.lastIndexOf('.');
        if (dot > 0) {
          endings.add(name.substring(dot));
        }
      }
    }
    for (String ending : endings) {
      offer("*" + ending, Candidate.Kind.VALUE, 1);
      offer("**/*" + ending, Candidate.Kind.VALUE, 1);
    }
  }

  private void offer(String pattern, Candidate.Kind kind, int rank) {
    String text = folder + pattern;
    ranking.offer(
        slot.typed(),
        text,
        rank,
        () -> new Candidate(text, kind, "", "", null, slot.range(), slot.write(text), null));
  }
}
