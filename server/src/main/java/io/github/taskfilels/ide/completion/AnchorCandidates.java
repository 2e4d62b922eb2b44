package io.github.taskfilels.ide.completion;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.taskfile.schema.MappingSite;
import io.github.taskfilels.taskfile.schema.SchemaPosition;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InKey;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InValue;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlAlias;
import io.github.taskfilels.yaml.YamlAnchors;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** YAML's aliases: the anchors before the cursor whose values may stand there. */
final class AnchorCandidates {
  private static final String MERGE = "<<";

  /** A key that few look for comes behind the others. */
  private static final int BEHIND = 900;

  /** A longer value is cut. */
  private static final int LONGEST = 40;

  private AnchorCandidates() {}

  /** Whether the cursor stands in an alias; then the anchors that fit are offered. */
  static boolean offer(CompletionSite site, Ranking ranking) {
    ImmutableList<Object> path = site.tree().pathTo(site.offset());
    if (path.isEmpty()
        || !(path.getLast() instanceof YamlAlias alias)
        || alias.range().start() >= site.offset()) {
      return false;
    }
    TextRange range = new TextRange(alias.range().start() + 1, alias.range().end());
    String typed = site.text().substring(range.start(), site.offset());
    YamlEntry merge = merge(path);
    ValueType wanted = wanted(site, merge, alias);
    int rank = 0;
    for (String name : fitting(site, alias.range().start(), wanted, merge != null)) {
      ranking.offer(typed, name, rank++, () -> candidate(site, name, range));
    }
    return true;
  }

  private static Candidate candidate(CompletionSite site, String name, TextRange range) {
    YamlNode value = new YamlAnchors(site.tree()).visible(range.start()).get(name);
    String shown = value == null ? "" : shown(value, site.text());
    return new Candidate(name, Candidate.Kind.ANCHOR, shown, "", null, range, name, null);
  }

  private static String shown(YamlNode value, String text) {
    String whole =
        value instanceof YamlMapping mapping
            ? mapping.entries().stream().map(YamlEntry::keyText).collect(Collectors.joining(", "))
            : value.range().in(text);
    String line = whole.lines().findFirst().orElse("");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }

  /**
   * Offers the key that merges a mapping into another one.
   *
   * @param key the one that is written around the cursor; empty where none is
   */
  static void offerMerge(CompletionSite site, MappingSite mapping, TextRange key, Ranking ranking) {
    TextRange word = key.isEmpty() ? TextRange.at(site.offset()) : key;
    if (!word.touches(site.offset()) || mapping.present().contains(MERGE)) {
      return;
    }
    List<String> names = fitting(site, word.start(), mapping.valueType(), true);
    if (names.isEmpty() || site.text().startsWith(":", word.end())) {
      return;
    }
    String choice = names.stream().map(Snippets::escapeChoice).collect(Collectors.joining(","));
    ranking.offer(
        site.text().substring(word.start(), site.offset()),
        MERGE,
        BEHIND,
        () ->
            new Candidate(
                MERGE,
                Candidate.Kind.KEY,
                "",
                "a mapping with an anchor",
                null,
                word,
                MERGE + ": *" + names.getFirst(),
                MERGE + ": *${1|" + choice + "|}"));
  }

  /**
   * The anchors whose values may stand at an offset, the nearest first.
   *
   * @param merged whether only mappings may
   */
  private static List<String> fitting(
      CompletionSite site, int offset, @Nullable ValueType wanted, boolean merged) {
    if (site.text().indexOf('&') < 0 || wanted == null) {
      return List.of();
    }
    ImmutableMap<String, YamlNode> visible = new YamlAnchors(site.tree()).visible(offset);
    ValueFit fit = new ValueFit(site.snapshot(), site.file(), true);
    List<String> names = new ArrayList<>();
    visible.forEach(
        (name, value) -> {
          if (fit.of(wanted, value) && (value instanceof YamlMapping || !merged)) {
            names.add(name);
          }
        });
    return names.reversed();
  }

  /** The merge key that the alias is the value of, or an element of it; null for none. */
  private static @Nullable YamlEntry merge(ImmutableList<Object> path) {
    for (Object around : path.reverse()) {
      if (around instanceof YamlEntry entry) {
        return entry.keyText().equals(MERGE) ? entry : null;
      }
    }
    return null;
  }

  /** What has to stand where the alias does; null where the format says nothing. */
  private static @Nullable ValueType wanted(
      CompletionSite site, @Nullable YamlEntry merge, YamlAlias alias) {
    if (merge != null) {
      return SchemaPosition.at(site.tree(), merge.key().range().start()) instanceof InKey key
          ? key.mapping().valueType()
          : null;
    }
    return SchemaPosition.at(site.tree(), alias.range().start()) instanceof InValue value
        ? value.valueType()
        : null;
  }
}
