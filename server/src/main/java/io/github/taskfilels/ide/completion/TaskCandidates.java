package io.github.taskfilels.ide.completion;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import io.github.taskfilels.ide.Hovers;
import io.github.taskfilels.ide.completion.SplitNames.Fits;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.IncludeStep;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.References;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InValue;
import io.github.taskfilels.taskfile.schema.SchemaPosition.Parent;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that can be named at a place: those of the file and of what it includes, behind colons
 * those of the files around it. Left out are tasks that an include leaves out, and those that need
 * the task around the cursor, for they would wait for themselves.
 */
final class TaskCandidates {
  /** More names are not looked at. */
  private static final int MOST_NAMES = 60_000;

  /** Of more, hardly any are told where nothing is typed. */
  private static final int MANY = 5 * Completions.MOST;

  /** So many of the tasks that ran lately come first. */
  private static final int MOST_RECENT = 200;

  /** An include or a colon away from the file. */
  private static final int FARTHER = TaskTables.FARTHER;

  /** So much nearer is at most what is named often. */
  private static final int MOST_USUAL = 3 * FARTHER;

  private final CompletionSite site;
  private final ScalarSlot slot;
  private final Ranking ranking;
  private final Programs programs;
  private final TaskTables tables;

  /** How often tasks of the file name a task, by the name that they write. */
  private final ImmutableMultiset<String> here;

  /** How often tasks of all connected files do. */
  private final Multiset<String> named;

  /** Whether it has been found out, and whether includes lead to the file in several ways. */
  private @Nullable Boolean severalWays;

  private final ImmutableList<Definition> ranLately;
  private final ImmutableSet<Definition> forbidden;
  private int left = MOST_NAMES;

  private TaskCandidates(
      CompletionSite site, ScalarSlot slot, Ranking ranking, ImmutableSet<Definition> forbidden) {
    this.site = site;
    this.slot = slot;
    this.ranking = ranking;
    this.programs = Programs.ofNames(site.snapshot(), site.file());
    this.tables = TaskTables.around(site.snapshot(), site.file());
    this.here = here(site);
    this.named = Multisets.sum(elsewhere(site.snapshot(), site.file()), here);
    this.ranLately = ranLately();
    this.forbidden = forbidden;
  }

  /** How often tasks of connected files name a task, by the name that they write. */
  private static ImmutableMultiset<String> elsewhere(Snapshot snapshot, FileId file) {
    // Without the file itself, so that it outlives what is typed there.
    return snapshot.memo(
        new FileKey(TaskCandidates.class, file),
        reader -> {
          ImmutableMultiset.Builder<String> names = ImmutableMultiset.builder();
          for (FileId other : IncludeGraph.around(reader, file).files()) {
            Summary summary = other.equals(file) ? null : reader.summary(other);
            if (summary != null) {
              addNamed(summary, names);
            }
          }
          return names.build();
        });
  }

  private static ImmutableMultiset<String> here(CompletionSite site) {
    ImmutableMultiset.Builder<String> names = ImmutableMultiset.builder();
    Summary summary = site.snapshot().summary(site.file());
    if (summary != null) {
      addNamed(summary, names);
    }
    return names.build();
  }

  private static void addNamed(Summary summary, ImmutableMultiset.Builder<String> names) {
    for (Summary.TaskEntry task : summary.tasks()) {
      task.references().forEach(reference -> names.addAll(References.names(reference)));
    }
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
    TaskCandidates candidates = new TaskCandidates(site, slot, ranking, Dependents.of(site));
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
    TaskCandidates candidates = new TaskCandidates(site, slot, ranking, Dependents.of(site));
    FileId root = candidates.programs.chainTo(site.file()).root();
    Map<String, Integer> counts = candidates.counts("");
    TaskTables.Table table = candidates.tables.of(root);
    Fits fits = candidates.fits(table, "");
    for (int i = 0; i < table.names().size(); i++) {
      int fit = fits.of(i, ranking.mostFit(candidates.nearest(0)));
      TaskTables.Name name = table.names().get(i);
      if (fit >= 0 && !name.internal() && isPlainInShell(name.name())) {
        boolean here = name.definition().file().equals(site.file());
        candidates.task(name, "", fit, here ? 0 : FARTHER + name.far(), counts);
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
    FileId target = IncludedFile.of(site, mapping);
    if (target != null) {
      TaskCandidates candidates = new TaskCandidates(site, slot, ranking, ImmutableSet.of());
      candidates.table(target, "", 0, site.file());
      for (IncludeStep step : candidates.programs.files().steps(target)) {
        if (!step.include().flatten()) {
          candidates.namespace(step.include().namespace() + ":*", FARTHER);
        }
      }
    }
  }

  /**
   * Names that are written elsewhere in the file, also those that only a wildcard gives a meaning.
   */
  private void named() {
    String written = unquoted(slot.range().in(site.text()));
    for (String name : here.elementSet()) {
      boolean elsewhere = here.count(name) > 1 || !name.equals(written);
      Set<Definition> tasks = elsewhere ? programs.meaning(site.file(), name).tasks() : Set.of();
      if (!tasks.isEmpty() && tasks.stream().noneMatch(forbidden::contains)) {
        Definition definition = tasks.iterator().next();
        int far = name.startsWith(":") ? 3 * FARTHER : 2;
        ranking.offer(
            slot.typed(),
            name,
            far - usual(named.count(name), far),
            () -> candidate(name, definition, ""));
      }
    }
  }

  private static String unquoted(String source) {
    boolean quoted = source.length() > 1 && "'\"".indexOf(source.charAt(0)) >= 0;
    return quoted ? source.substring(1, source.length() - 1) : source;
  }

  /** The table of the file, then those of the files around it, as they are written from here. */
  private void levels() {
    IncludePath path = programs.chainTo(site.file());
    table(site.file(), "", 0, null);
    String colons = "";
    int far = 0;
    FileId inner = site.file();
    for (IncludeStep step : path.steps().reverse()) {
      colons = step.include().flatten() ? colons : colons + ":";
      far += FARTHER;
      table(step.from(), colons, far, inner);
      inner = step.from();
    }
  }

  /**
   * Offers all that one file can name.
   *
   * @param colons what has to stand before the names
   * @param seen a file whose tasks have been offered already; null for none
   */
  private void table(FileId file, String colons, int far, @Nullable FileId seen) {
    TaskTables.Table table = tables.of(file);
    Map<String, Integer> counts = counts(colons);
    Fits fits = fits(table, colons);
    IncludePath path = null;
    boolean passes = false;
    for (int i = 0; i < table.names().size() && left-- > 0; i++) {
      int distance = far + table.far().get(i);
      int fit = fits.of(i, ranking.mostFit(nearest(distance)));
      if (fit >= 0) {
        TaskTables.Name name = table.names().get(i);
        if (name.path() != path) {
          path = name.path();
          passes = seen != null && path.passes(seen);
        }
        if (!passes) {
          task(name, colons, fit, distance, counts);
        }
      }
    }
    if (left <= 0 || table.cut()) {
      ranking.cut();
    }
    if (table.names().size() > MANY && ranking.isFull()) {
      // A namespace stands for the tasks in it, which are not all told.
      table
          .namespaces()
          .asMap()
          .forEach(
              (name, ways) -> {
                boolean isNew = seen == null || ways.stream().anyMatch(way -> !way.passes(seen));
                if (isNew && !name.equals(":")) {
                  namespace(colons.isEmpty() ? name : colons + name, far);
                }
              });
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
                text.endsWith("*") ? slot.write(text) : slot.space() + text,
                null));
  }

  /** How often tasks are named, by what stands behind some colons. */
  private Map<String, Integer> counts(String colons) {
    Map<String, Integer> counts = new HashMap<>();
    for (String name : named.elementSet()) {
      if (name.startsWith(colons)) {
        counts.put(name.substring(colons.length()), named.count(name));
      }
    }
    return counts;
  }

  /** What is named more often is nearer: in its own file by less than an include, else by more. */
  private static int usual(int count, int far) {
    return Math.min(count, far < FARTHER ? FARTHER - 1 : MOST_USUAL);
  }

  /** Whether a name that leads out of the file may mean nothing in one of the chains to it. */
  private boolean mayFail(String name) {
    String task = site.taskName();
    return task != null
        && name.startsWith(":")
        && severalWays()
        && !programs.failures(site.file(), task, name).failures().isEmpty();
  }

  private record SeveralWays(FileId file) {}

  private boolean severalWays() {
    if (severalWays == null) {
      severalWays =
          site.snapshot()
              .memo(
                  new SeveralWays(site.file()),
                  reader ->
                      Programs.ofNames(reader, site.file()).chainsTo(site.file(), 2).size() > 1);
    }
    return severalWays;
  }

  /** The best rank that something at a distance can have. */
  private int nearest(int far) {
    return ranLately.isEmpty() ? far - MOST_USUAL : -MOST_RECENT;
  }

  /**
   * How well the letters typed fit the names of a table behind colons: there are many, and few of
   * them are written out.
   */
  private Fits fits(TaskTables.Table table, String colons) {
    String typed = slot.typed();
    if (typed.startsWith(colons)) {
      return table.parts().fits(typed.substring(colons.length()));
    }
    if (typed.isEmpty()) {
      return table.parts().fits(typed);
    }
    if (typed.charAt(0) == ':') {
      return (name, most) -> Ranking.fit(typed, colons + table.names().get(name).name(), most);
    }
    Fits behind = table.parts().fits(typed);
    return (name, most) -> {
      int fit = most < Ranking.BEHIND_SEPARATOR ? -1 : behind.of(name, most);
      return fit < 0 ? fit : Math.max(Ranking.BEHIND_SEPARATOR, fit);
    };
  }

  /**
   * @param colons what has to stand before its name
   * @param fit how well the letters typed fit it
   * @param counts see {@link #counts}
   */
  private void task(
      TaskTables.Name task, String colons, int fit, int far, Map<String, Integer> counts) {
    Definition definition = task.definition();
    int recent = ranLately.isEmpty() ? -1 : ranLately.indexOf(definition);
    int rank =
        recent >= 0 ? recent - MOST_RECENT : far - usual(counts.getOrDefault(task.name(), 0), far);
    if (fit > ranking.mostFit(rank)) {
      return;
    }
    String name = colons.isEmpty() ? task.name() : colons + task.name();
    ranking.offer(
        name,
        fit,
        rank,
        () ->
            forbidden.contains(definition) || mayFail(name)
                ? null
                : candidate(
                    name,
                    definition,
                    definition.file().equals(site.file())
                        ? ""
                        : Hovers.relative(site.snapshot(), definition.file())));
  }

  private Candidate candidate(String name, Definition definition, String origin) {
    Summary summary = site.snapshot().summary(definition.file());
    Summary.TaskEntry task = summary == null ? null : summary.task(definition.name());
    String description = task == null ? "" : task.desc();
    String text = slot.write(name);
    Candidate candidate =
        new Candidate(
            name,
            Candidate.Kind.TASK,
            description.lines().findFirst().orElse(""),
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
