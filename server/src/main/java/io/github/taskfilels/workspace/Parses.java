package io.github.taskfilels.workspace;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.yaml.YamlParser;
import io.github.taskfilels.yaml.YamlTree;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;

/**
 * What is known of a text whatever file it stands in, by the hash of the text. Trees and models are
 * forgotten when their texts together exceed {@link #MAX_CHARACTERS}; summaries are small and stay
 * longer.
 */
final class Parses {
  /** A tree with its model takes about ten times its text. */
  private static final long MAX_CHARACTERS = 6_000_000;

  private static final long MAX_SUMMARIES = 100_000;
  private static final int OVERHEAD = 500;

  private final Cache<HashValue128, Parsed> parsed =
      CacheBuilder.newBuilder()
          .maximumWeight(MAX_CHARACTERS)
          .weigher((HashValue128 hash, Parsed value) -> OVERHEAD + value.text.length())
          .build();
  private final Cache<HashValue128, Summary> summaries =
      CacheBuilder.newBuilder().maximumSize(MAX_SUMMARIES).build();
  private final Interner<Summary> interner = Interners.newWeakInterner();
  private final LongAdder count = new LongAdder();

  private final class Parsed {
    final String text;
    final Lazy<YamlTree> tree;
    final Lazy<Taskfile> taskfile;
    final Lazy<LineIndex> lines;

    Parsed(String text) {
      this.text = text;
      this.tree = new Lazy<>(this::parse);
      this.taskfile = new Lazy<>(() -> Taskfile.of(tree.get()));
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
    Summary known = summaries.getIfPresent(text.hash());
    if (known == null) {
      known = interner.intern(Summary.of(taskfile(text)));
      summaries.put(text.hash(), known);
    }
    return known;
  }

  /** How many texts were parsed. */
  long count() {
    return count.sum();
  }

  private Parsed parsed(FileText text) {
    try {
      return parsed.get(text.hash(), () -> new Parsed(text.text()));
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot happen: nothing is computed here", e);
    }
  }
}
