package io.github.taskfilels.ide.completion;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.Hovers;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Occurrence.Certainty;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.ide.symbol.Occurrences;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.IncludeStep;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.References;
import io.github.taskfilels.program.Referrers;
import io.github.taskfilels.program.Referrers.Referrer;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InValue;
import io.github.taskfilels.taskfile.schema.SchemaPosition.Parent;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that can be named at a place: those of the file and of what it includes, behind colons
 * those of the files around it. Left out are tasks that an include leaves out, and those that need
 * the task around the cursor, for they would wait for themselves.
 */
final class TaskCandidates {
  /** More are not looked at: of diamonds of includes there can be more than atoms. */
  private static final int MOST_TASKS = 60_000;

  /** More tasks that need the one around the cursor are not looked for. */
  private static final int MOST_DEPENDENTS = 2_000;

  /** So many of the tasks that ran lately come first. */
  private static final int MOST_RECENT = 50;

  /** An include or a colon away from the file. */
  private static final int FARTHER = 10;

  private final CompletionSite site;
  private final ScalarSlot slot;
  private final Ranking ranking;
  private final Programs programs;
  private final ImmutableMultiset<String> counts;
  private final boolean severalChains;
  private final ImmutableList<Definition> ranLately;
  private ImmutableSet<Definition> forbidden = ImmutableSet.of();
  private int left = MOST_TASKS;

  private TaskCandidates(CompletionSite site, ScalarSlot slot, Ranking ranking) {
    this.site = site;
    this.slot = slot;
    this.ranking = ranking;
    this.programs = Programs.around(site.snapshot(), site.file());
    this.counts = counts(site.snapshot(), site.file());
    this.severalChains = programs.chainsTo(site.file(), 2).size() > 1;
    this.ranLately = ranLately();
  }

  private ImmutableList<Definition> ranLately() {
    FileId root = programs.chainTo(site.file()).root();
    Program program = programs.of(root);
    return site.recent().of(root).stream()
        .limit(MOST_RECENT)
        .map(name -> program.lookup(name).task())
        .filter(Objects::nonNull)
        .map(Definition::of)
        .distinct()
        .collect(ImmutableList.toImmutableList());
  }

  /** Offers what a dependency or a call may name. */
  static void offer(CompletionSite site, ScalarSlot slot, Ranking ranking) {
    TaskCandidates candidates = new TaskCandidates(site, slot, ranking);
    candidates.forbidden = candidates.dependents();
    candidates.named();
    candidates.levels();
  }

  /**
   * Offers what a script may call by the command line: by full names, without those that only other
   * tasks may call, and without those that would have to be quoted.
   *
   * @param range the name that is written around the cursor
   */
  static void offerCallable(CompletionSite site, TextRange range, String typed, Ranking ranking) {
    ScalarSlot slot = new ScalarSlot(range, typed, '\0', "", "", false);
    TaskCandidates candidates = new TaskCandidates(site, slot, ranking);
    candidates.forbidden = candidates.dependents();
    candidates.callable();
  }

  private void callable() {
    IncludePath path = programs.chainTo(site.file());
    Iterator<TaskView> tasks = programs.of(path.root()).tasks().iterator();
    while (tasks.hasNext() && left-- > 0) {
      TaskView view = tasks.next();
      Definition definition = new Definition(view.file(), view.task().name());
      if (!view.internal() && !forbidden.contains(definition) && isPlainInShell(view.name())) {
        int far = view.file().equals(site.file()) ? 0 : FARTHER + distance(view.includePath());
        task(view, definition, view.name(), far);
      }
    }
  }

  private static boolean isPlainInShell(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (!isPlainInShell(name.charAt(i))) {
        return false;
      }
    }
    return !name.startsWith("-") && !name.isEmpty();
  }

  /** Whether a character needs no quotes in a shell, nor in YAML between others such. */
  static boolean isPlainInShell(char c) {
    return Character.isLetterOrDigit(c) || "_-:./@+".indexOf(c) >= 0;
  }

  /** Offers what the {@code excludes} of an include may name: the tasks of the included file. */
  static void offerExcludable(
      CompletionSite site, InValue value, ScalarSlot slot, Ranking ranking) {
    if (!(value.parent()
            instanceof Parent.OfList(Parent.OfKey(var mapping, var key), var _, int _, boolean _))
        || !key.name().equals("excludes")
        || mapping.written() == null) {
      return;
    }
    TaskCandidates candidates = new TaskCandidates(site, slot, ranking);
    FileId target = IncludedFile.of(site, mapping);
    if (target != null) {
      Program program = candidates.programs.of(target);
      candidates.table(program, "", 0, site.file());
      for (IncludeStep step : program.files().steps(target)) {
        if (!step.include().flatten()) {
          candidates.namespace(step.include().namespace() + ":*", FARTHER);
        }
      }
    }
  }

  /** The task itself and all that need it, as far as nothing can end the circle. */
  private ImmutableSet<Definition> dependents() {
    String name = site.taskName();
    if (name == null) {
      return ImmutableSet.of();
    }
    Set<Definition> found = new LinkedHashSet<>();
    Deque<Definition> todo = new ArrayDeque<>();
    todo.add(new Definition(site.file(), name));
    while (!todo.isEmpty() && found.size() < MOST_DEPENDENTS) {
      Definition next = todo.remove();
      if (found.add(next)) {
        for (Referrer referrer : Referrers.of(site.snapshot(), next)) {
          if (!References.conditional(referrer.task(), referrer.reference())) {
            todo.add(new Definition(referrer.file(), referrer.task().name()));
          }
        }
      }
    }
    return ImmutableSet.copyOf(found);
  }

  /**
   * Names that are written elsewhere in the file, also those that only a wildcard gives a meaning.
   */
  private void named() {
    String text = site.text();
    for (Occurrence occurrence : Occurrences.of(site.snapshot(), site.file())) {
      if (occurrence.role() == Role.CALLS
          && occurrence.certainty() == Certainty.EXACT
          && !occurrence.symbols().isEmpty()
          && !occurrence.range().touches(site.offset())) {
        String name = unquoted(occurrence.range().in(text));
        var meaning = programs.meaning(site.file(), name);
        if (!meaning.tasks().isEmpty() && meaning.tasks().stream().noneMatch(forbidden::contains)) {
          Definition definition = meaning.tasks().iterator().next();
          ranking.offer(
              slot.typed(),
              name,
              (name.startsWith(":") ? 3 * FARTHER : 2) - usual(name),
              () -> candidate(name, definition, description(definition), ""));
        }
      }
    }
  }

  private String description(Definition definition) {
    Summary summary = site.snapshot().summary(definition.file());
    Summary.TaskEntry task = summary == null ? null : summary.task(definition.name());
    return task == null ? "" : task.desc();
  }

  private static String unquoted(String source) {
    boolean quoted = source.length() > 1 && "'\"".indexOf(source.charAt(0)) >= 0;
    return quoted ? source.substring(1, source.length() - 1) : source;
  }

  /** The table of the file, then those of the files around it, as they are written from here. */
  private void levels() {
    IncludePath path = programs.chainTo(site.file());
    table(programs.of(site.file()), "", 0, null);
    String colons = "";
    int far = 0;
    FileId inner = site.file();
    for (IncludeStep step : path.steps().reverse()) {
      colons = step.include().flatten() ? colons : colons + ":";
      far += FARTHER;
      table(programs.of(step.from()), colons, far, inner);
      inner = step.from();
    }
  }

  /**
   * Offers all that one file can name.
   *
   * @param colons what has to stand before the names
   * @param seen a file whose tasks have been offered already; null for none
   */
  private void table(Program program, String colons, int far, @Nullable FileId seen) {
    Iterator<TaskView> tasks = program.tasks().iterator();
    Set<String> namespaces = new LinkedHashSet<>();
    IncludePath last = null;
    while (tasks.hasNext()) {
      if (left-- <= 0) {
        ranking.cut();
        break;
      }
      TaskView view = tasks.next();
      if (view.includePath() != last) {
        last = view.includePath();
        namespaces.add(last.namespace());
      }
      if (seen != null && view.includePath().passes(seen)) {
        continue;
      }
      Definition definition = new Definition(view.file(), view.task().name());
      if (forbidden.contains(definition)) {
        continue;
      }
      int rank = far + distance(view.includePath());
      task(view, definition, colons + view.name(), rank);
      for (String alias : program.aliases(view)) {
        task(view, definition, colons + alias, rank + 1);
      }
    }
    if (ranking.isFull()) {
      // A namespace stands for the tasks in it, which are not all told.
      namespaces.remove("");
      namespaces.forEach(namespace -> namespace(colons + namespace + ":", far));
    }
  }

  /** Offers what stands for all tasks of a namespace: its name as it goes on. */
  private void namespace(String text, int rank) {
    ranking.offer(
        slot.typed(),
        text,
        rank,
        () ->
            new Candidate(
                text,
                Candidate.Kind.NAMESPACE,
                "",
                "",
                null,
                slot.range(),
                slot.space() + text,
                null));
  }

  /** What is flattened is as near as the file itself. */
  private static int distance(IncludePath path) {
    int distance = 0;
    for (IncludeStep step : path.steps()) {
      distance += step.include().flatten() ? 1 : FARTHER;
    }
    return distance;
  }

  /** How often the tasks of connected files name a task, by the name that they write. */
  private static ImmutableMultiset<String> counts(Snapshot snapshot, FileId file) {
    FileId first = IncludeGraph.ofWorkspace(snapshot).firstConnected(file);
    return snapshot.memo(
        new FileKey(TaskCandidates.class, first),
        reader -> {
          ImmutableMultiset.Builder<String> names = ImmutableMultiset.builder();
          for (FileId other : IncludeGraph.around(reader, first).files()) {
            Summary summary = reader.summary(other);
            if (summary != null) {
              summary
                  .tasks()
                  .forEach(
                      task -> task.references().forEach(reference -> names.add(reference.task())));
            }
          }
          return names.build();
        });
  }

  /** What is named more often is nearer, but not nearer than a whole include away. */
  private int usual(String name) {
    return Math.min(FARTHER - 1, counts.count(name));
  }

  /** Whether a name that leads out of the file may mean nothing in one of the chains to it. */
  private boolean mayFail(String name) {
    String task = site.taskName();
    return severalChains
        && task != null
        && name.startsWith(":")
        && Ranking.fit(slot.typed(), name) >= 0
        && !programs.failures(site.file(), task, name).failures().isEmpty();
  }

  private void task(TaskView view, Definition definition, String name, int rank) {
    if (mayFail(name)) {
      return;
    }
    int recent = ranLately.indexOf(definition);
    ranking.offer(
        slot.typed(),
        name,
        recent >= 0 ? recent - MOST_RECENT : rank - usual(name),
        () ->
            candidate(
                name,
                definition,
                view.task().desc(),
                view.file().equals(site.file())
                    ? ""
                    : Hovers.relative(site.snapshot(), view.file())));
  }

  private Candidate candidate(
      String name, Definition definition, String description, String origin) {
    String line = description.lines().findFirst().orElse("");
    String text = slot.write(name);
    Candidate candidate =
        new Candidate(
            name,
            Candidate.Kind.TASK,
            line,
            origin,
            new Documentation.OfTask(definition.file(), definition.name()),
            slot.range(),
            text,
            null);
    return name.indexOf('*') < 0 ? candidate : candidate.withSnippet(wildcards(text));
  }

  /** The stars of a name are to be filled in. */
  private static String wildcards(String text) {
    StringBuilder snippet = new StringBuilder();
    int count = 0;
    for (String part : text.splitWithDelimiters("\\*", 0)) {
      count += part.equals("*") ? 1 : 0;
      snippet.append(part.equals("*") ? "${" + count + ":*}" : Snippets.escape(part));
    }
    return snippet.toString();
  }
}
