package io.github.taskfilels.workspace;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import com.google.common.collect.MapMaker;
import io.github.taskfilels.budget.LruCache;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlTree;
import java.util.Objects;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a text whatever file it stands in. An open buffer has its tree and model itself.
 * Those of other texts are forgotten when these together exceed what the {@link Retention} of the
 * workspace allows; summaries are small and stay longer.
 */
final class ParseCache {
  private static final long MAX_FILES = 100_000;

  /** Of more files of a lasting workspace, summaries stay as long as somebody needs them. */
  private static final long MAX_LASTING = 2_500;

  private static final int OVERHEAD = 500;

  /** A large text counts as this part of all that is kept, so that it is kept at all. */
  private static final int LARGEST_PART = 4;

  private final Retention retention;
  private final LruCache<Object, ParsedText> parsed;
  private final LruCache<Object, Seen> seen;
  private final LruCache<Object, DeclaredIncludes> declared = new LruCache<>(MAX_FILES, any -> 1);
  private final ConcurrentMap<Object, Summary> summaries = new MapMaker().weakValues().makeMap();
  private final Interner<Summary> interner = Interners.newWeakInterner();

  /** Of buffers, where each keystroke makes all tasks of a file anew. */
  private final Interner<Summary.TaskEntry> tasks = Interners.newWeakInterner();

  /** By the object, as equal ones are the same. */
  private final ConcurrentMap<Summary, Summary> names =
      new MapMaker().weakKeys().weakValues().makeMap();

  private final LongAdder count = new LongAdder();

  /**
   * What stays of a text.
   *
   * @param includes where each entry names its file
   * @param refusals null where nobody has asked for them
   */
  private record Seen(
      Summary summary,
      GlobalVariables.Written globals,
      ImmutableList<TextRange> includes,
      @Nullable Refusals refusals) {

    static Seen of(Taskfile taskfile, Summary summary, @Nullable Refusals refusals) {
      return new Seen(
          summary,
          GlobalVariables.Written.of(taskfile),
          taskfile.includes().stream()
              .map(Include::targetRange)
              .collect(ImmutableList.toImmutableList()),
          refusals);
    }
  }

  ParseCache(Retention retention) {
    this.retention = retention;
    this.seen = new LruCache<>(retention.lasting() ? MAX_LASTING : MAX_FILES, any -> 1);
    int most = retention.characters() / LARGEST_PART;
    this.parsed =
        new LruCache<>(
            retention.characters(), value -> Math.min(most, OVERHEAD + value.text().length()));
  }

  YamlTree tree(FileText text) {
    return parsed(text).tree();
  }

  Taskfile taskfile(FileText text) {
    return parsed(text).taskfile();
  }

  LineIndex lines(FileText text) {
    return parsed(text).lines();
  }

  /** The summary; equal ones are the same object. */
  Summary summary(FileText text) {
    Summary known = summaries.get(key(text));
    return known == null ? seen(text, retention.once()).summary() : known;
  }

  /** The {@link Summary#ofNames} of a text; equal ones are the same object. */
  Summary names(FileText text) {
    Summary summary = summary(text);
    Summary known = names.get(summary);
    if (known == null) {
      known = interner.intern(summary.ofNames());
      names.put(summary, known);
    }
    return known;
  }

  DeclaredIncludes declaredIncludes(FileText text) {
    DeclaredIncludes known = declared.get(key(text));
    return known == null ? DeclaredIncludes.of(summary(text)) : known;
  }

  GlobalVariables.Written globals(FileText text) {
    return seen(text, retention.once()).globals();
  }

  /** Where each include of a text names its file, whose model may be forgotten. */
  ImmutableList<TextRange> includes(FileText text) {
    return seen(text, retention.once()).includes();
  }

  /** Whether refusals are found as soon as a file is read. */
  boolean knowsRefusals() {
    return retention.once();
  }

  Refusals refusals(FileText text) {
    return Objects.requireNonNull(seen(text, true).refusals());
  }

  private Seen seen(FileText text, boolean checked) {
    Object key = key(text);
    Seen known = seen.get(key);
    if (known != null && (known.refusals() != null || !checked)) {
      return known;
    }
    Taskfile taskfile = taskfile(text);
    Refusals refusals = checked ? Refusals.of(taskfile) : null;
    Seen more =
        known == null
            ? Seen.of(taskfile, interner.intern(summary(text, taskfile)), refusals)
            : new Seen(known.summary(), known.globals(), known.includes(), refusals);
    seen.put(key, more);
    summaries.put(key, more.summary());
    declared.put(key, DeclaredIncludes.of(more.summary()));
    if (retention.lasting()) {
      text.pack();
    }
    return more;
  }

  private Summary summary(FileText text, Taskfile taskfile) {
    Summary summary = Summary.of(taskfile);
    return text.parsed() == null ? summary : summary.sharing(tasks::intern);
  }

  /** Where texts change, one that does not keep them; but to hash them takes longer. */
  private Object key(FileText text) {
    return retention.once() ? text.text() : text.hash();
  }

  /** How many texts were parsed. */
  long count() {
    return count.sum();
  }

  /** For a buffer, which keeps it as long as it is open. */
  ParsedText ofBuffer(String text) {
    return new ParsedText(text, count::increment);
  }

  private ParsedText parsed(FileText text) {
    ParsedText own = text.parsed();
    return own != null
        ? own
        : parsed.get(key(text), () -> new ParsedText(text.text(), count::increment));
  }
}
