package io.github.taskfilels.ide.completion;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.taskfilels.ide.ReadVariables;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.schema.Key;
import io.github.taskfilels.taskfile.schema.MappingType;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InValue;
import io.github.taskfilels.taskfile.schema.SchemaPosition.Parent;
import io.github.taskfilels.taskfile.schema.Shape;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.taskfile.schema.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of a fixed vocabulary: enumerations, booleans, platforms, durations, options. */
final class ValueCandidates {
  private static final ImmutableList<String> BOOLEANS = ImmutableList.of("true", "false");
  private static final ImmutableList<String> DURATIONS =
      ImmutableList.of("500ms", "1s", "5s", "30s", "1m", "5m", "1h");
  private static final ImmutableList<String> UNITS =
      ImmutableList.of("s", "m", "h", "ms", "us", "ns");
  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

  /** What most people mean. */
  private static final ImmutableList<String> COMMON_SYSTEMS =
      ImmutableList.of("linux", "darwin", "windows");

  private static final ImmutableList<String> COMMON_ARCHITECTURES =
      ImmutableList.of("amd64", "arm64");

  /** Nothing else than the words that are offered is right. */
  private static final ImmutableSet<ValueType> CLOSED =
      Sets.immutableEnumSet(ValueType.BOOL, ValueType.PLATFORM);

  private static final ImmutableList<String> ENDS = ImmutableList.of(",", "]", "}");

  private ValueCandidates() {}

  /** Offers the words that may stand in a slot. */
  static void offer(
      CompletionSite site, InValue value, ScalarSlot slot, Ranking ranking, int rank) {
    int order = rank;
    boolean closed = CLOSED.contains(value.valueType());
    for (String word : words(site, value, slot.typed())) {
      // A boolean and a number are no texts, and so stay without quotes.
      boolean bare = value.valueType() == ValueType.BOOL;
      ranking.offer(
          slot.typed(),
          word,
          order++,
          () ->
              new Candidate(
                      word,
                      Candidate.Kind.VALUE,
                      "",
                      "",
                      null,
                      slot.range(),
                      bare ? slot.space() + word + slot.ending() : slot.write(word),
                      null)
                  .withCommits(closed && slot.inFlow() ? ENDS : ImmutableList.of()));
    }
  }

  private static List<String> words(CompletionSite site, InValue value, String typed) {
    Key key = key(value.parent());
    if (key != null && !key.values().isEmpty()) {
      return value.parent() instanceof Parent.OfList || !key.valueType().accepts(Shape.LIST)
          ? key.values()
          : List.of();
    }
    return switch (value.valueType()) {
      case BOOL -> BOOLEANS;
      case PLATFORM -> platforms(typed);
      case DURATION -> durations(typed);
      case VERSION -> List.of("3");
      case LOOP -> Vocabulary.LOOP_SOURCES;
      case VARIABLE -> CallVariables.values(site, value);
      case STRING ->
          key != null && isLoopVariable(value.parent()) ? loopVariables(site) : List.of();
      case REQUIREMENT -> missing(site);
      default ->
          key != null && key.name().equals("name") && isIn(value.parent(), MappingType.REQUIREMENT)
              ? missing(site)
              : List.of();
    };
  }

  /** What the task of the site reads and nobody sets. */
  private static List<String> missing(CompletionSite site) {
    Task task = site.task();
    return task == null
        ? List.of()
        : ReadVariables.missing(site.snapshot(), site.file(), site.taskfile(), task).asList();
  }

  private static @Nullable Key key(Parent parent) {
    return switch (parent) {
      case Parent.OfKey key -> key.key();
      case Parent.OfList list -> key(list.of());
      default -> null;
    };
  }

  private static boolean isIn(Parent parent, MappingType type) {
    return parent instanceof Parent.OfKey key && key.mapping().type() == type;
  }

  private static boolean isLoopVariable(Parent parent) {
    return parent instanceof Parent.OfKey key
        && key.mapping().type() == MappingType.LOOP
        && key.key().name().equals("var");
  }

  private static List<String> loopVariables(CompletionSite site) {
    return VisibleVariables.of(site).stream()
        .filter(variable -> !variable.special())
        .map(VisibleVariables.Visible::name)
        .toList();
  }

  private static List<String> platforms(String typed) {
    int slash = typed.indexOf('/');
    List<String> words = new ArrayList<>();
    if (slash >= 0) {
      String system = typed.substring(0, slash + 1);
      COMMON_ARCHITECTURES.forEach(word -> words.add(system + word));
      Vocabulary.ARCHITECTURES.forEach(word -> words.add(system + word));
      return words;
    }
    words.addAll(COMMON_SYSTEMS);
    for (String system : COMMON_SYSTEMS) {
      COMMON_ARCHITECTURES.forEach(word -> words.add(system + "/" + word));
    }
    Vocabulary.SYSTEMS.stream().filter(word -> !word.startsWith("_")).forEach(words::add);
    words.addAll(COMMON_ARCHITECTURES);
    words.addAll(Vocabulary.ARCHITECTURES);
    return words;
  }

  private static List<String> durations(String typed) {
    return NUMBER.matcher(typed).matches()
        ? UNITS.stream().map(unit -> typed + unit).toList()
        : DURATIONS;
  }
}
