package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.values.SourceFiles;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the disk tells of a project besides its Taskfiles: what runs have left there, and the files
 * that patterns name. Whoever asks is waited for, so each answer comes soon, and null means that it
 * is not known yet. Nothing is run or written for it.
 */
public interface ProjectFacts {

  /** Nothing is known. */
  ProjectFacts NONE =
      new ProjectFacts() {
        @Override
        public Past past(FileId root, String task) {
          return Past.NONE;
        }

        @Override
        public @Nullable Outlook outlook(Snapshot snapshot, FileId root, String task) {
          return Outlook.UNKNOWN;
        }

        @Override
        public @Nullable Matches matches(
            Snapshot snapshot,
            Path directory,
            ImmutableList<SourceFiles.Pattern> patterns,
            boolean gitignore) {
          return null;
        }
      };

  /**
   * The runs of a task.
   *
   * @param typicalMillis how long it takes, without what it waits for; empty where nobody knows
   * @param last null where none is known
   */
  record Past(OptionalLong typicalMillis, @Nullable Ended last) {
    /** Nothing is known. */
    public static final Past NONE = new Past(OptionalLong.empty(), null);
  }

  /**
   * How a run of a task ended.
   *
   * @param succeeded whether it ended well
   * @param millis how long it took
   * @param at when it ended, in milliseconds since 1970
   */
  record Ended(boolean succeeded, long millis, long at) {}

  /**
   * What a run of a task would do.
   *
   * @param text in words, such as {@code up to date}; empty where nothing can be told
   */
  record Outlook(String text) {
    /** Nothing can be told. */
    public static final Outlook UNKNOWN = new Outlook("");
  }

  /**
   * The files that patterns name.
   *
   * @param first paths of the first of them, relative to the directory where they are below it
   * @param count how many there are
   * @param gaveUp why nobody knows all of them; null where all are known
   */
  record Matches(ImmutableList<String> first, int count, @Nullable String gaveUp) {}

  /**
   * What is remembered of a task.
   *
   * @param task its full name in the root
   */
  Past past(FileId root, String task);

  /** Whether a task with sources is up to date by what is recorded of it. */
  @Nullable Outlook outlook(Snapshot snapshot, FileId root, String task);

  /**
   * The files of some patterns.
   *
   * @param directory to which they are relative
   * @param gitignore whether files that git ignores are left out
   */
  @Nullable Matches matches(
      Snapshot snapshot,
      Path directory,
      ImmutableList<SourceFiles.Pattern> patterns,
      boolean gitignore);
}
