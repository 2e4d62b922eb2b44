package io.github.taskfilels.program;

import static io.github.taskfilels.program.OutgoingReferences.lastSegment;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.program.OutgoingReferences.Use;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How the names end that can mean one task: a quick test that lets through more than do mean it,
 * and all that do. See {@link NameIndex} and {@link ReferenceResolver} for what decides.
 *
 * @param segments the last segments of its name and aliases, and those of the namespaces that can
 *     stand for it where it is a default task
 * @param wildcards its names and aliases with wildcards
 * @param below the files that a chain leads to from the file of a task with wildcards; it itself is
 *     one
 */
record NameEndings(
    ImmutableSet<String> segments, ImmutableList<Wildcard> wildcards, ImmutableSet<FileId> below) {

  private static final CharMatcher COLONS = CharMatcher.is(':');

  /**
   * A name with wildcards, of which includes take away no more than leading colons.
   *
   * @param parts what is written before, between and after the wildcards
   */
  private record Wildcard(ImmutableList<String> parts) {

    static Wildcard of(String name) {
      return new Wildcard(
          ImmutableList.copyOf(Splitter.on('*').split(COLONS.trimLeadingFrom(name))));
    }

    /** Whether the end of a name can match. */
    boolean endMatches(String name) {
      int from = 0;
      for (String part : parts.subList(0, parts.size() - 1)) {
        int found = name.indexOf(part, from);
        if (found < 0) {
          return false;
        }
        from = found + part.length();
      }
      return name.length() - parts.getLast().length() >= from && name.endsWith(parts.getLast());
    }

    /** Whether what stands behind a namespace can be the end of a name that matches. */
    boolean isEnd(String name) {
      return name.endsWith(parts.getLast()) || parts.getLast().endsWith(name);
    }
  }

  static NameEndings of(NameIndex index, Definition definition) {
    Summary summary = index.files().summary(definition.file());
    TaskEntry task = summary == null ? null : summary.task(definition.name());
    if (task == null) {
      return new NameEndings(ImmutableSet.of(), ImmutableList.of(), ImmutableSet.of());
    }
    Set<String> segments = new LinkedHashSet<>();
    List<Wildcard> wildcards = new ArrayList<>();
    namesOf(task)
        .forEach(
            name -> {
              segments.add(lastSegment(name));
              if (name.indexOf('*') >= 0) {
                wildcards.add(Wildcard.of(name));
              }
            });
    addNamespaces(
        index, new Named(definition.file(), task.name()), segments, wildcards, new HashSet<>());
    return new NameEndings(
        ImmutableSet.copyOf(segments),
        ImmutableList.copyOf(wildcards),
        wildcards.isEmpty()
            ? ImmutableSet.of()
            : ImmutableSet.copyOf(index.below(definition.file())));
  }

  private static ImmutableList<String> namesOf(TaskEntry task) {
    return ImmutableList.<String>builder().add(task.name()).addAll(task.aliases()).build();
  }

  private record Named(FileId file, String name) {}

  /** Adds how the namespaces end that stand for a task which a file's table has by this name. */
  private static void addNamespaces(
      NameIndex index,
      Named task,
      Set<String> segments,
      List<Wildcard> wildcards,
      Set<Named> seen) {
    if (!lastSegment(task.name()).equals("default") || !seen.add(task)) {
      return;
    }
    for (IncludeStep step : index.files().includers(task.file())) {
      for (String prefix : IncludeStep.prefixes(step.include())) {
        segments.add(lastSegment(prefix));
        if (prefix.indexOf('*') >= 0) {
          wildcards.add(Wildcard.of(prefix));
        }
      }
      if (step.include().flatten() || task.name().startsWith(":")) {
        Named above = new Named(step.from(), step.rename(task.name()));
        addNamespaces(index, above, segments, wildcards, seen);
      }
    }
  }

  /** Gives those of a file's references outside itself that can mean the task. */
  void eachOf(FileId file, ImmutableListMultimap<String, Use> outside, Consumer<Use> taker) {
    if (wildcards.isEmpty()) {
      segments.forEach(segment -> outside.get(segment).forEach(taker));
      return;
    }
    for (Use use : outside.values()) {
      if (segments.contains(lastSegment(use.name())) || canMatch(file, use.name())) {
        taker.accept(use);
      }
    }
  }

  private boolean canMatch(FileId file, String reference) {
    String name = COLONS.trimLeadingFrom(reference);
    return wildcards.stream()
        .anyMatch(
            wildcard ->
                wildcard.endMatches(name) || (below.contains(file) && wildcard.isEnd(name)));
  }
}
