package io.github.taskfilels.workspace;

import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.read.TaskfileReader;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.yaml.YamlParser;
import io.github.taskfilels.yaml.YamlTree;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a text whatever file it stands in. Trees and models are forgotten when their
 * texts together exceed what the {@link Retention} of the workspace allows; summaries are small and
 * stay longer.
 */
final class ParseCache {
  private static final long MAX_SUMMARIES = 100_000;
  private static final int OVERHEAD = 500;

  /** A large text counts as this part of all that is kept, so that it is kept at all. */
  private static final int LARGEST_PART = 4;

  private final Retention retention;
  private final LruCache<Object, Parsed> parsed;
  private final LruCache<Object, Seen> seen = new LruCache<>(MAX_SUMMARIES, any -> 1);
  private final Interner<Summary> interner = Interners.newWeakInterner();
  private final LongAdder count = new LongAdder();

  /**
   * What stays of a text.
   *
   * @param refusals null where nobody has asked for them
   */
  private record Seen(Summary summary, @Nullable Refusals refusals) {}

  ParseCache(Retention retention) {
    this.retention = retention;
    int most = retention.characters() / LARGEST_PART;
    this.parsed =
        new LruCache<>(
            retention.characters(), value -> Math.min(most, OVERHEAD + value.text.length()));
  }

  private final class Parsed {
    final String text;
    final Lazy<YamlTree> tree;
    final Lazy<Taskfile> taskfile;
    final Lazy<LineIndex> lines;

    Parsed(String text) {
      this.text = text;
      this.tree = new Lazy<>(this::parse);
      this.taskfile = new Lazy<>(() -> TaskfileReader.read(tree.get()));
      this.lines = new Lazy<>(() -> new LineIndex(text));
    }

    private YamlTree parse() {
      count.increment();
      return YamlParser.parse(text);
    }
  }

  YamlTree tree(FileText text) {
    return parsed(text).tree.get();
  }

  Taskfile taskfile(FileText text) {
    return parsed(text).taskfile.get();
  }

  LineIndex lines(FileText text) {
    return parsed(text).lines.get();
  }

  /** The summary; equal ones are the same object. */
  Summary summary(FileText text) {
    return seen(text, retention.once()).summary();
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
    Summary summary = known == null ? interner.intern(Summary.of(taskfile)) : known.summary();
    Seen more = new Seen(summary, checked ? Refusals.of(taskfile) : null);
    seen.put(key, more);
    return more;
  }

  /** Where texts change, one that does not keep them; but to hash them takes longer. */
  private Object key(FileText text) {
    return retention.once() ? text.text() : text.hash();
  }

  /** How many texts were parsed. */
  long count() {
    return count.sum();
  }

  private Parsed parsed(FileText text) {
    return parsed.get(key(text), () -> new Parsed(text.text()));
  }
}
