package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import java.util.ArrayList;
import java.util.HashMap;
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
final class Names {
  /** Keeps names that climb out of their namespaces finite where includes form a cycle. */
  private static final String MOST_COLONS = ":".repeat(8);

  private final LinkedFiles files;
  private final Map<FileId, FileNames> own = new HashMap<>();

  /** Files that show the same share their names; equal summaries are the same object. */
  private final Map<Summary, FileNames> shown = new IdentityHashMap<>();

  private final Map<FileId, ImmutableList<Hop>> hops = new HashMap<>();
  private final Map<FileId, Boolean> leadingColons = new HashMap<>();
  private final Map<Question, Answer> exact = new HashMap<>();
  private final Map<Question, Answer> aliases = new HashMap<>();
  private final Map<Question, Answer> wildcards = new HashMap<>();

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

  Names(LinkedFiles files) {
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

  /**
   * Whether an include cannot bring a name that its file has itself, because names meet only where
   * one is flattened or holds a colon.
   */
  synchronized boolean cannotBringOwn(Hop hop) {
    return !hop.include().flatten() && own(hop.from()).odd().isEmpty() && !leadingColon(hop.to());
  }

  /** The includes of a file that lead somewhere, in order. */
  synchronized ImmutableList<Hop> hops(FileId file) {
    return hops.computeIfAbsent(file, this::findHops);
  }

  private ImmutableList<Hop> findHops(FileId file) {
    ImmutableList<LinkedFiles.Link> links = files.links(file);
    ImmutableList.Builder<Hop> found = ImmutableList.builder();
    for (int i = 0; i < links.size(); i++) {
      FileId target = links.get(i).target();
      if (target != null) {
        found.add(new Hop(file, links.get(i).include(), i, target));
      }
    }
    return found.build();
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
    TaskEntry task = own(file).tasks().get(name);
    return task == null
        ? ask(exact, file, name, this::findExact)
        : new Answer(ImmutableList.of(Located.own(file, task)), null);
  }

  private Answer findExact(Question question) {
    FileId file = question.file();
    String name = question.name();
    FileId unknown = own(file).uncertain() ? file : null;
    for (LinkedFiles.Link link : files.links(file)) {
      if (link.target() == null && couldBring(link, name)) {
        unknown = file;
      }
    }
    for (Hop hop : hops(file)) {
      for (String inner : innerNames(hop, name, hop.include().namespace())) {
        Answer answer = exact(hop.to(), inner);
        if (!hop.excludes(inner)) {
          for (Located found : answer.found()) {
            return new Answer(ImmutableList.of(found.through(hop)), null);
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
    return Hop.prefixes(link.include()).stream()
        .anyMatch(prefix -> name.equals(prefix) || name.startsWith(prefix + ":"));
  }

  /**
   * The names in the included file's table that give this name here, if the namespace is written as
   * {@code prefix}.
   */
  private List<String> innerNames(Hop hop, String name, String prefix) {
    if (hop.include().flatten()) {
      return List.of(name);
    }
    List<String> names = new ArrayList<>(2);
    if (name.startsWith(prefix + ":") && !name.startsWith("::", prefix.length())) {
      names.add(name.substring(prefix.length() + 1));
    }
    if (!name.startsWith(MOST_COLONS) && leadingColon(hop.to())) {
      names.add(":" + name);
    }
    return names;
  }

  /**
   * Whether an include brings a task of exactly this name to the table of the file it stands in.
   */
  synchronized boolean brings(Hop hop, String name) {
    return innerNames(hop, name, hop.include().namespace()).stream()
        .anyMatch(inner -> !hop.excludes(inner) && !exact(hop.to(), inner).found().isEmpty());
  }

  /** Whether any name below a file begins with a colon. */
  private boolean leadingColon(FileId file) {
    Boolean known = leadingColons.get(file);
    if (known != null) {
      return known;
    }
    leadingColons.put(file, false);
    boolean found = own(file).leadingColon();
    for (Hop hop : hops(file)) {
      found = found || leadingColon(hop.to());
    }
    leadingColons.put(file, found);
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
    for (Hop hop : hops(file)) {
      if (hop.include().flatten()) {
        addAll(found, hop, aliases(hop.to(), alias));
        continue;
      }
      String namespace = hop.include().namespace();
      for (String prefix : Hop.prefixes(hop.include())) {
        for (String inner : innerNames(hop, alias, prefix)) {
          if (!prefix.equals(namespace)) {
            addAll(found, hop, exact(hop.to(), inner));
          }
          addAll(found, hop, aliases(hop.to(), inner));
        }
        if (prefix.equals(alias) && namesItsDefault(hop)) {
          addAll(found, hop, exact(hop.to(), "default"));
        }
      }
    }
    return found.isEmpty() ? Answer.NOTHING : new Answer(ImmutableList.copyOf(found), null);
  }

  /**
   * Whether the namespace of an include stands for the included file's default task, if it has one.
   */
  synchronized boolean namesItsDefault(Hop hop) {
    return !hop.include().flatten()
        && exact(hop.from(), hop.include().namespace()).found().isEmpty();
  }

  private static void addAll(List<Located> found, Hop hop, Answer answer) {
    for (Located inner : answer.found()) {
      if (!hop.excludes(inner.name())) {
        Located here = inner.through(hop);
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
    for (Hop hop : hops(file)) {
      if (hop.include().flatten()) {
        addAll(found, hop, wildcards(hop.to(), question.name()));
      } else {
        for (String prefix : Hop.prefixes(hop.include())) {
          for (String inner : innerNames(hop, question.name(), prefix)) {
            addAll(found, hop, wildcards(hop.to(), inner));
          }
        }
      }
    }
    return found.isEmpty() ? Answer.NOTHING : new Answer(ImmutableList.copyOf(found), null);
  }

  /** Not computeIfAbsent: an answer needs answers about other files from the same map. */
  private static Answer ask(
      Map<Question, Answer> known, FileId file, String name, Function<Question, Answer> find) {
    Question question = new Question(file, name);
    Answer answer = known.get(question);
    if (answer == null) {
      // An include cycle asks the same again: the inner question then finds nothing, and the outer
      // answer stays.
      known.put(question, Answer.NOTHING);
      answer = find.apply(question);
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
        hops(next).reverse().forEach(hop -> todo.add(hop.to()));
      }
    }
    return seen;
  }
}
