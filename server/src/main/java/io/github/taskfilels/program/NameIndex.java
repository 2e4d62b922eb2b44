package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The tables of task names of all files, asked by name instead of written out: a question follows
 * the namespaces of the name down the includes, so it costs the chain and not the program. What a
 * name means in a file's table does not depend on who includes the file; answers are kept by file
 * and name. Safe for use by several threads.
 */
final class NameIndex {
  /** Keeps names that climb out of their namespaces finite where includes form a cycle. */
  private static final String MOST_COLONS = ":".repeat(8);

  /** Includes in each other; what lies deeper is not looked at, and nothing is claimed of it. */
  private static final int DEEPEST = 400;

  /** Answers are forgotten, to be found again, when they take more than this. */
  private static final long MOST_KEPT = 20_000_000;

  /** What an answer takes beside its name. */
  private static final int OVERHEAD = 150;

  private final LinkedFiles files;
  private final Map<FileId, FileNames> own = new HashMap<>();

  /** Files that show the same share their names; equal summaries are the same object. */
  private final Map<Summary, FileNames> shown = new IdentityHashMap<>();

  private final Map<FileId, Boolean> leadingColons = new HashMap<>();
  private final Map<Question, Answer> exact = new HashMap<>();
  private final Map<Question, Answer> aliases = new HashMap<>();
  private final Map<Question, Answer> wildcards = new HashMap<>();
  private final Map<FileId, IncludesByPrefix> byPrefix = new HashMap<>();

  /** What the answers hold together, about in bytes; names can be as long as includes are deep. */
  private long kept;

  /** How many questions are being answered, each for the one before it. */
  private int depth;

  private record Question(FileId file, String name) {}

  /**
   * @param found in Task's order
   * @param unknown a file that could bring the name but cannot be read, or null
   */
  record Answer(ImmutableList<Located> found, @Nullable FileId unknown) {
    private static final Answer NOTHING = new Answer(ImmutableList.of(), null);

    @Nullable Located first() {
      return Iterables.getFirst(found, null);
    }
  }

  NameIndex(LinkedFiles files) {
    this.files = files;
  }

  LinkedFiles files() {
    return files;
  }

  /** How many questions about a name in a file's table have been answered so far. */
  synchronized int answered() {
    return exact.size() + aliases.size() + wildcards.size();
  }

  synchronized FileNames own(FileId file) {
    FileNames known = own.get(file);
    if (known == null) {
      Summary summary = files.summary(file);
      known =
          summary == null ? FileNames.UNREADABLE : shown.computeIfAbsent(summary, FileNames::of);
      own.put(file, known);
    }
    return known;
  }

  /** The includes of a file that lead somewhere, in order. */
  ImmutableList<IncludeStep> steps(FileId file) {
    return files.steps(file);
  }

  /** The includes of a file that may bring a name of its table, in order. */
  synchronized ImmutableList<IncludeStep> steps(FileId file, String name) {
    IncludesByPrefix known = byPrefix.get(file);
    if (known == null) {
      known = new IncludesByPrefix(steps(file), step -> leadingColon(step.to()));
      byPrefix.put(file, known);
    }
    return known.of(name);
  }

  /**
   * What a name means in a file's table; at most one task is found unless an alias is ambiguous.
   */
  synchronized Answer lookup(FileId file, String name) {
    Answer answer = exact(file, name);
    if (!answer.found().isEmpty()) {
      return answer;
    }
    FileId unknown = answer.unknown();
    answer = aliases(file, name);
    if (!answer.found().isEmpty()) {
      return answer;
    }
    answer = wildcards(file, name);
    if (!answer.found().isEmpty()) {
      return new Answer(answer.found().subList(0, 1), null);
    }
    return unknown == null ? answer : new Answer(ImmutableList.of(), unknown);
  }

  /** The task with exactly this name in a file's table. */
  synchronized Answer exact(FileId file, String name) {
    Summary summary = files.summary(file);
    TaskEntry task = summary == null ? null : summary.task(name);
    return task == null
        ? ask(exact, file, name, this::findExact)
        : new Answer(ImmutableList.of(Located.own(file, task)), null);
  }

  private Answer findExact(Question question) {
    FileId file = question.file();
    String name = question.name();
    Summary summary = files.summary(file);
    FileId unknown = summary == null || summary.uncertain() ? file : null;
    for (LinkedFiles.Link link : files.links(file)) {
      if (link.target() == null && couldBring(link, name)) {
        unknown = file;
      }
    }
    for (IncludeStep step : steps(file, name)) {
      for (String inner : innerNames(step, name, step.include().namespace())) {
        Answer answer = exact(step.to(), inner);
        if (!step.excludes(inner)) {
          for (Located found : answer.found()) {
            return new Answer(ImmutableList.of(found.through(step)), null);
          }
        }
        unknown = unknown == null ? answer.unknown() : unknown;
      }
    }
    return new Answer(ImmutableList.of(), unknown);
  }

  /** Whether an include that leads nowhere may be where the name comes from. */
  private static boolean couldBring(LinkedFiles.Link link, String name) {
    if (link.include().flatten()) {
      return true;
    }
    return IncludeStep.prefixes(link.include()).stream()
        .anyMatch(
            prefix ->
                name.equals(prefix)
                    || name.startsWith(prefix + ":")
                    || (prefix.indexOf('*') >= 0 && !WildcardSplit.of(prefix, name).isEmpty()));
  }

  /**
   * The names in the included file's table that give this name here, if the namespace is written as
   * {@code prefix}.
   */
  private List<String> innerNames(IncludeStep step, String name, String prefix) {
    if (step.include().flatten()) {
      return List.of(name);
    }
    List<String> names = new ArrayList<>(2);
    if (name.startsWith(prefix + ":") && !name.startsWith("::", prefix.length())) {
      names.add(name.substring(prefix.length() + 1));
    }
    if (!name.startsWith(MOST_COLONS) && leadingColon(step.to())) {
      names.add(":" + name);
    }
    return names;
  }

  /** The names in the included file's table that an include makes this name of. */
  synchronized ImmutableList<String> innerNames(IncludeStep step, String name) {
    if (step.include().flatten()) {
      return ImmutableList.of(name);
    }
    ImmutableList.Builder<String> names = ImmutableList.builder();
    for (String prefix : IncludeStep.prefixes(step.include())) {
      names.addAll(innerNames(step, name, prefix));
    }
    return names.build();
  }

  /** Whether any name below a file begins with a colon. */
  synchronized boolean leadingColon(FileId file) {
    Boolean known = leadingColons.get(file);
    if (known != null) {
      return known;
    }
    Set<FileId> entered = new HashSet<>();
    Set<FileId> left = new HashSet<>();
    Deque<FileId> todo = new ArrayDeque<>();
    todo.push(file);
    while (!todo.isEmpty()) {
      FileId next = todo.element();
      if (entered.add(next)) {
        // Around a cycle of includes nothing new is found.
        leadingColons.put(next, false);
        for (IncludeStep step : steps(next)) {
          if (!leadingColons.containsKey(step.to())) {
            todo.push(step.to());
          }
        }
      } else {
        todo.pop();
        if (left.add(next)) {
          leadingColons.put(next, hasLeadingColon(next));
        }
      }
    }
    return Boolean.TRUE.equals(leadingColons.get(file));
  }

  /** The same where it is known of all that the file includes. */
  private boolean hasLeadingColon(FileId file) {
    boolean found = own(file).leadingColon();
    for (IncludeStep step : steps(file)) {
      found |= step.leadsOut() || Boolean.TRUE.equals(leadingColons.get(step.to()));
    }
    return found;
  }

  /** All tasks that have this alias in a file's table. */
  private Answer aliases(FileId file, String alias) {
    return ask(aliases, file, alias, this::findAliases);
  }

  private Answer findAliases(Question question) {
    FileId file = question.file();
    String alias = question.name();
    List<Located> found = new ArrayList<>();
    for (TaskEntry task : own(file).aliases().get(alias)) {
      found.add(Located.own(file, task));
    }
    for (IncludeStep step : steps(file, alias)) {
      if (step.include().flatten()) {
        addAll(found, step, aliases(step.to(), alias));
        continue;
      }
      String namespace = step.include().namespace();
      for (String prefix : IncludeStep.prefixes(step.include())) {
        for (String inner : innerNames(step, alias, prefix)) {
          if (!prefix.equals(namespace)) {
            addAll(found, step, exact(step.to(), inner));
          }
          addAll(found, step, aliases(step.to(), inner));
        }
        if (prefix.equals(alias) && namesItsDefault(step)) {
          addAll(found, step, exact(step.to(), "default"));
        }
      }
    }
    return found.isEmpty() ? Answer.NOTHING : new Answer(ImmutableList.copyOf(found), null);
  }

  /**
   * Whether the namespace of an include stands for the included file's default task, if it has one.
   */
  synchronized boolean namesItsDefault(IncludeStep step) {
    return !step.include().flatten()
        && exact(step.from(), step.include().namespace()).found().isEmpty();
  }

  private static void addAll(List<Located> found, IncludeStep step, Answer answer) {
    for (Located inner : answer.found()) {
      if (!step.excludes(inner.name())) {
        Located here = inner.through(step);
        if (found.stream().noneMatch(here::sameTask)) {
          found.add(here);
        }
      }
    }
  }

  /** All tasks whose name or alias in a file's table matches with wildcards, in Task's order. */
  private Answer wildcards(FileId file, String name) {
    return ask(wildcards, file, name, this::findWildcards);
  }

  private Answer findWildcards(Question question) {
    FileId file = question.file();
    List<Located> found = new ArrayList<>();
    for (FileNames.Wildcard wildcard : own(file).wildcards()) {
      ImmutableList<String> match = wildcard.match(question.name());
      if (match != null) {
        found.add(Located.own(file, wildcard.task()).matching(match));
      }
    }
    boolean wild = false;
    for (IncludeStep step : steps(file, question.name())) {
      if (step.include().flatten()) {
        addAll(found, step, wildcards(step.to(), question.name()));
      } else {
        for (String prefix : IncludeStep.prefixes(step.include())) {
          for (String inner : innerNames(step, question.name(), prefix)) {
            addAll(found, step, wildcards(step.to(), inner));
          }
          if (prefix.indexOf('*') >= 0) {
            wild = true;
            addWild(found, step, prefix, question.name());
          }
        }
      }
    }
    if (wild) {
      found.sort(this::inOrder);
    }
    return found.isEmpty() ? Answer.NOTHING : new Answer(ImmutableList.copyOf(found), null);
  }

  /** Adds what a namespace with wildcards brings: any task, whose name need not have any. */
  private void addWild(List<Located> found, IncludeStep step, String prefix, String name) {
    for (WildcardSplit split : WildcardSplit.of(prefix, name)) {
      if (split.inner() == null) {
        if (namesItsDefault(step)) {
          addAll(found, step, split.before(exact(step.to(), "default")));
        }
        continue;
      }
      for (Answer answer :
          List.of(
              exact(step.to(), split.inner()),
              aliases(step.to(), split.inner()),
              wildcards(step.to(), split.inner()))) {
        addAll(found, step, split.before(answer));
      }
    }
  }

  /** The tasks of a file before those of its includes, each in the order of declaration. */
  private int inOrder(Located one, Located other) {
    int shared = Math.min(one.steps().size(), other.steps().size());
    for (int i = 0; i < shared; i++) {
      int order = one.steps().get(i).index() - other.steps().get(i).index();
      if (order != 0) {
        return order;
      }
    }
    int deeper = one.steps().size() - other.steps().size();
    return deeper != 0
        ? deeper
        : own(one.file()).tasks().indexOf(one.task())
            - own(other.file()).tasks().indexOf(other.task());
  }

  private void forget() {
    exact.clear();
    aliases.clear();
    wildcards.clear();
    kept = 0;
  }

  /** Not computeIfAbsent: an answer needs answers about other files from the same map. */
  private Answer ask(
      Map<Question, Answer> known, FileId file, String name, Function<Question, Answer> find) {
    Question question = new Question(file, name);
    Answer answer = known.get(question);
    if (answer == null && depth == DEEPEST) {
      return new Answer(ImmutableList.of(), file);
    }
    if (answer == null) {
      if (depth == 0 && kept > MOST_KEPT) {
        forget();
      }
      kept += OVERHEAD + name.length();
      depth++;
      // An include cycle asks the same again: the inner question then finds nothing, and the outer
      // answer stays.
      known.put(question, Answer.NOTHING);
      try {
        answer = find.apply(question);
      } finally {
        depth--;
      }
      known.put(question, answer);
    }
    return answer;
  }

  /**
   * A file and all below it: each include, in the order of declaration, before what it includes.
   */
  synchronized Set<FileId> below(FileId file) {
    Set<FileId> seen = new LinkedHashSet<>();
    List<FileId> todo = new ArrayList<>(List.of(file));
    while (!todo.isEmpty()) {
      FileId next = todo.removeLast();
      if (seen.add(next)) {
        steps(next).reverse().forEach(step -> todo.add(step.to()));
      }
    }
    return seen;
  }
}
