package io.github.taskfilels.ide.completion;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.taskfile.schema.Key;
import io.github.taskfilels.taskfile.schema.MappingSite;
import io.github.taskfilels.taskfile.schema.MappingType;
import io.github.taskfilels.taskfile.schema.SchemaPosition;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InKey;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlMissing;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlParser;
import io.github.taskfilels.yaml.YamlTree;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a mapping: those that are not written yet and have an effect beside those that are,
 * the required ones first. Where a value is written already, only keys that may have it.
 */
final class KeyCandidates {
  /** Where people write other keys before the one that has to be there. */
  private static final ImmutableSet<MappingType> ANY_ORDER =
      ImmutableSet.of(MappingType.COMMAND, MappingType.INCLUDE);

  /** Stands for a key that is not typed yet; no key of the format. */
  private static final String SOME_KEY = "x";

  private static final String USUAL_DURATION = "30s";

  private final CompletionSite site;
  private final MappingSite mapping;
  private final TextRange word;
  private final Ranking ranking;

  private KeyCandidates(CompletionSite site, MappingSite mapping, TextRange word, Ranking ranking) {
    this.site = site;
    this.mapping = mapping;
    this.word = word;
    this.ranking = ranking;
  }

  /**
   * Offers the keys of a mapping.
   *
   * @param word the key that is written around the cursor; empty where none is
   */
  static void offer(
      CompletionSite site, MappingSite mapping, TextRange word, Ranking ranking, int rank) {
    MappingType type = mapping.type();
    if (type != null && (word.isEmpty() || word.touches(site.offset()))) {
      KeyCandidates candidates = new KeyCandidates(site, mapping, word, ranking);
      candidates.offer(type, rank);
    }
  }

  private void offer(MappingType type, int rank) {
    MappingSite around = word.isEmpty() && colon() >= 0 ? named() : mapping;
    YamlEntry entry = entry(around.written());
    Set<String> present = new LinkedHashSet<>(around.present());
    if (entry != null) {
      present.remove(entry.keyText());
    }
    ImmutableSet<String> missing = KeyClashes.missing(type, present);
    boolean onlyMissing = !missing.isEmpty() && (entry != null || !ANY_ORDER.contains(type));
    String typed = word.isEmpty() ? "" : site.text().substring(word.start(), site.offset());
    // What needs another key is for those who have begun to write it.
    boolean withMissing =
        entry == null && !typed.isEmpty() && mapping.indentation() >= 0 && colon() < 0;
    for (Key key : type.keys()) {
      if (!present.contains(key.name())
          && (!onlyMissing || withMissing || missing.contains(key.name()))
          && KeyClashes.isEffective(type, key.name(), present)
          && isAllowedHere(type, key)
          && fitsValue(entry, key)) {
        boolean required = missing.contains(key.name()) || key.name().equals("version");
        int order = required ? 0 : 1;
        String with = onlyMissing && !required ? KeyClashes.usual(missing) : "";
        ranking.offer(typed, key.name(), rank + order, () -> candidate(type, key, with));
      }
    }
  }

  /** Only the root of a program may name files of variables. */
  private boolean isAllowedHere(MappingType type, Key key) {
    return type != MappingType.ROOT
        || !key.name().equals("dotenv")
        || IncludeGraph.ofWorkspace(site.snapshot()).includers(site.file()).isEmpty();
  }

  private boolean fitsValue(@Nullable YamlEntry entry, Key key) {
    if (entry == null || entry.value() instanceof YamlMissing) {
      return true;
    }
    YamlNode value = entry.value();
    boolean named = mapping.type() != MappingType.ROOT;
    return new ValueFit(site.snapshot(), site.file(), named).of(key, value);
  }

  /**
   * The mapping as it would be with some key before a colon that lacks one, which hides what
   * follows.
   */
  private MappingSite named() {
    String text = site.text();
    int offset = site.offset();
    YamlTree tree = YamlParser.parse(text.substring(0, offset) + SOME_KEY + text.substring(offset));
    return SchemaPosition.at(tree, offset) instanceof InKey(var _, MappingSite named, var _)
        ? named
        : mapping;
  }

  /** The entry whose key is being typed; null where there is none yet. */
  private @Nullable YamlEntry entry(@Nullable YamlMapping written) {
    int start = word.isEmpty() ? site.offset() : word.start();
    if (written != null) {
      for (YamlEntry entry : written.entries()) {
        TextRange key = entry.key().range();
        if (key.start() == start && (key.equals(word) || entry.keyText().equals(SOME_KEY))) {
          return entry;
        }
      }
    }
    return null;
  }

  /** The offset of the colon behind the word; -1 where it is not written. */
  private int colon() {
    String text = site.text();
    int at = word.isEmpty() ? site.offset() : word.end();
    while (at < text.length() && " \t".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length() && text.charAt(at) == ':' ? at : -1;
  }

  /**
   * @param with a key that has to stand beside it; empty for none
   */
  private Candidate candidate(MappingType type, Key key, String with) {
    TextRange range = word.isEmpty() ? TextRange.at(site.offset()) : word;
    String before = before();
    boolean hasColon = colon() >= 0;
    boolean scalar = key.valueType().scalar() != null;
    // Nothing is no duration, for clients that fill in no snippet.
    String value = key.valueType() == ValueType.DURATION ? USUAL_DURATION : "";
    String text = before + key.name() + (hasColon ? "" : scalar ? ": " + value : ":");
    Candidate candidate =
        new Candidate(
            key.name(),
            Candidate.Kind.KEY,
            "",
            hint(key),
            new Documentation.OfKey(type, key.name()),
            range,
            text,
            null);
    return hasColon
        ? candidate
        : candidate.withSnippet(
            Snippets.escape(before + key.name() + ":")
                + Snippets.value(type, key, mapping.indentation(), site.newLine())
                + (with.isEmpty()
                    ? ""
                    : Snippets.beside(with, mapping.indentation(), site.newLine())));
  }

  /** What has to stand before the key: the rest of the indentation, or a blank behind a dash. */
  private String before() {
    if (!word.isEmpty()) {
      return "";
    }
    String text = site.text();
    int offset = site.offset();
    char last = offset == 0 ? '\n' : text.charAt(offset - 1);
    if (last == '-' || last == ':') {
      return " ";
    }
    int start =
        Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
    boolean blank = text.substring(start, offset).isBlank();
    int missing = mapping.indentation() - site.tree().column(offset);
    return blank && missing > 0 ? " ".repeat(missing) : "";
  }

  private static String hint(Key key) {
    return key.valueType() == ValueType.STRING || key.valueType() == ValueType.SHELL
        ? ""
        : key.valueType().accepted();
  }
}
