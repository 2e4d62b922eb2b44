package io.github.taskfilels.ide.completion;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.symbol.Place;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.schema.MappingSite;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InKey;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InValue;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import org.jspecify.annotations.Nullable;

/** What may be written at the cursor. */
public final class Completions {
  /** More are not given: nobody reads them, and letters typed make them fewer. */
  static final int MOST = 1_000;

  /** More of those that fit what is typed already; the next letter asks again. */
  private static final int MOST_TYPED = 100;

  private static final CharMatcher NAME_SIGNS = CharMatcher.anyOf("-_:./");

  /** Where something else may stand as well, keys come behind it. */
  private static final int KEYS_BEHIND = 500;

  private Completions() {}

  /**
   * Candidates, the best first.
   *
   * @param cut whether there are more
   * @param cursor the offset that was asked about
   * @param indentation the white space that the line of the cursor begins with, for clients that
   *     put it before each further line themselves
   */
  public record Result(
      ImmutableList<Candidate> candidates, boolean cut, int cursor, String indentation) {
    static final Result NOTHING = new Result(ImmutableList.of(), false, 0, "");
  }

  /** The candidates at an offset; none where nothing is known to fit. */
  public static Result at(Snapshot snapshot, FileId file, int offset) {
    return at(snapshot, file, offset, RecentTasks.NONE);
  }

  /** The same, with tasks that ran lately before the others. */
  public static Result at(Snapshot snapshot, FileId file, int offset, RecentTasks recent) {
    Taskfile taskfile = snapshot.taskfile(file);
    if (taskfile == null) {
      return Result.NOTHING;
    }
    Place place = Place.at(taskfile.tree(), offset);
    CompletionSite site = new CompletionSite(snapshot, file, taskfile, place, offset, recent);
    Ranking ranking = new Ranking(isInWord(site.text(), offset) ? MOST_TYPED : MOST);
    if (!AnchorCandidates.offer(site, ranking)) {
      offer(site, ranking);
    }
    return new Result(ranking.best(), ranking.isCut(), offset, site.indentation());
  }

  /** Whether letters stand before an offset, with signs between them that names have, too. */
  private static boolean isInWord(String text, int offset) {
    int at = offset;
    while (at > 0 && NAME_SIGNS.matches(text.charAt(at - 1))) {
      at--;
    }
    return at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
  }

  private static void offer(CompletionSite site, Ranking ranking) {
    switch (site.place()) {
      case Place.Key key -> key(site, key.position(), ranking);
      case Place.Value value -> value(site, value.position(), ranking);
      case Place.TaskReference reference -> {
        ScalarSlot slot = slot(site, reference.position());
        if (slot != null) {
          TaskCandidates.offer(site, slot, ranking);
        }
        firstKey(site, reference.position(), ranking, KEYS_BEHIND);
      }
      case Place.PathName name -> {
        ScalarSlot slot = slot(site, name.position());
        if (slot != null) {
          PathCandidates.offer(site, name.use(), slot, ranking);
        }
        firstKey(site, name.position(), ranking, KEYS_BEHIND);
      }
      case Place.TemplateAction action -> TemplateCandidates.offer(site, action.cursor(), ranking);
      case Place.ShellCommand command -> {
        if (!ShellCandidates.offer(site, command, ranking)) {
          firstKey(site, command.position(), ranking, 0);
        }
      }
      case Place.Comment _, Place.Nothing _ -> {}
    }
  }

  private static void key(CompletionSite site, InKey key, Ranking ranking) {
    if (key.mapping().valueType() == ValueType.VARIABLES) {
      CallVariables.offer(site, key, ranking);
    }
    NewNames.offerKeys(site, key, ranking);
    keys(site, key.mapping(), key.word(), ranking, 0);
  }

  private static void value(CompletionSite site, InValue value, Ranking ranking) {
    ScalarSlot slot = slot(site, value);
    if (slot != null) {
      ValueCandidates.offer(site, value, slot, ranking, 0);
      TaskCandidates.offerExcludable(site, value, slot, ranking);
      NewNames.offerAliases(site, value, slot, ranking);
    }
    firstKey(site, value, ranking, KEYS_BEHIND);
  }

  private static @Nullable ScalarSlot slot(CompletionSite site, InValue value) {
    return ScalarSlot.of(site.text(), value, site.offset());
  }

  /** The first key of a mapping that may begin where a value stands. */
  private static void firstKey(CompletionSite site, InValue value, Ranking ranking, int rank) {
    MappingSite mapping = value.mapping();
    if (mapping != null) {
      keys(site, mapping, value.range(), ranking, rank);
    }
  }

  private static void keys(
      CompletionSite site, MappingSite mapping, TextRange word, Ranking ranking, int rank) {
    KeyCandidates.offer(site, mapping, word, ranking, rank);
    AnchorCandidates.offerMerge(site, mapping, word, ranking);
  }
}
