package io.github.taskfilels.ide.symbol;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import io.github.taskfilels.ide.symbol.Occurrence.Certainty;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.NameParts;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.References;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Loop;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.Reference;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tasks, includes and files that a file names, and what its calls set. Templates are not
 * looked into, so that many files are searched in a short time.
 */
final class TaskOccurrences {
  private static final String ITEM = ".ITEM";

  /** A name that ends with the element of a loop. */
  private static final Pattern NAME_OF_ITEM =
      Pattern.compile("((?:[^{]|\\{[^{])*)\\{\\{\\s*\\.ITEM\\s*}}");

  private final Snapshot snapshot;
  private final FileId file;
  private final Taskfile taskfile;

  /** Asked for once: each question is remembered as something that the answer depends on. */
  private final Programs programs;

  private final IncludeGraph graph;

  /** What stands behind an anchor belongs to each task that takes it, and is one occurrence. */
  private final Set<Occurrence> found = new LinkedHashSet<>();

  private final Focus focus;

  private TaskOccurrences(Snapshot snapshot, FileId file, Taskfile taskfile, Focus focus) {
    this.snapshot = snapshot;
    this.file = file;
    this.taskfile = taskfile;
    this.programs = Programs.ofNames(snapshot, file);
    this.graph = IncludeGraph.ofWorkspace(snapshot);
    this.focus = focus;
  }

  /** All of them in the order of {@link Occurrences#of}, remembered as those are. */
  static ImmutableList<Occurrence> of(Snapshot snapshot, FileId file) {
    return snapshot.memo(
        new FileKey(TaskOccurrences.class, file), reader -> read(reader, file, Focus.EVERYTHING));
  }

  /** All that are asked for and perhaps more, in the same order. */
  static ImmutableList<Occurrence> of(Snapshot snapshot, FileId file, Focus focus) {
    return focus.equals(Focus.EVERYTHING) ? of(snapshot, file) : read(snapshot, file, focus);
  }

  private static ImmutableList<Occurrence> read(Snapshot snapshot, FileId file, Focus focus) {
    Taskfile taskfile = snapshot.taskfile(file);
    Summary summary = snapshot.summary(file);
    if (taskfile == null || summary == null) {
      return ImmutableList.of();
    }
    TaskOccurrences occurrences = new TaskOccurrences(snapshot, file, taskfile, focus);
    occurrences.includes();
    occurrences.tasks(summary);
    return ImmutableList.sortedCopyOf(Occurrences.OUTER_FIRST, occurrences.found);
  }

  private void includes() {
    ImmutableList<IncludeEdge> edges = graph.includes(file);
    for (int index = 0; index < taskfile.includes().size(); index++) {
      Include include = taskfile.includes().get(index);
      Symbol symbol = new Symbol.Include(file, index);
      add(include.namespaceRange(), ImmutableSet.of(symbol), Role.DEFINES, Certainty.EXACT);
      for (Text alias : include.aliases()) {
        Symbol other = new Symbol.Alias(symbol, alias.value());
        add(alias.range(), ImmutableSet.of(other), Role.DEFINES, Certainty.EXACT);
      }
      FileId target = index < edges.size() ? edges.get(index).to() : null;
      Text path = include.taskfile();
      if (path != null) {
        add(path.range(), ImmutableSet.of(symbol), Role.IMPORTS, certainty(path));
      }
      if (path != null && target != null) {
        Symbol there = new Symbol.File(target);
        add(path.range(), ImmutableSet.of(there), Role.IMPORTS, certainty(path));
      }
      if (target != null) {
        include.excludes().forEach(name -> excluded(target, name));
      }
    }
  }

  /** A task or a namespace that is left out, by its name in the table of the included file. */
  private void excluded(FileId target, Text name) {
    Definition task = programs.exactly(target, name.value());
    if (task != null) {
      add(name.range(), ImmutableSet.of(new Symbol.Task(task)), Role.READS, Certainty.EXACT);
    }
    parts(name, WrittenNamespaces.ofExclude(graph, target, name.value()));
  }

  private void tasks(Summary summary) {
    for (int i = 0; i < summary.tasks().size(); i++) {
      Task task = taskfile.tasks().get(i);
      Symbol symbol = new Symbol.Task(new Definition(file, task.name()));
      add(task.nameRange(), ImmutableSet.of(symbol), Role.DEFINES, Certainty.EXACT);
      for (Text alias : task.description().aliases()) {
        Symbol other = new Symbol.Alias(symbol, alias.value());
        add(alias.range(), ImmutableSet.of(other), Role.DEFINES, Certainty.EXACT);
      }
      List<Reference> references = summary.tasks().get(i).references();
      List<Call> calls = callsIn(task);
      for (int r = 0; r < references.size(); r++) {
        if (calls.get(r).isOn(focus)) {
          call(references.get(r), calls.get(r));
        }
      }
    }
  }

  /** A name of another task as it is written, and what is set for it. */
  private record Call(Text name, List<Variable> vars, @Nullable Loop loop, TextRange range) {
    /** Any of it may stand behind an anchor somewhere else. */
    boolean isOn(Focus focus) {
      return focus.isOn(name.range())
          || (loop instanceof Loop.Values values && focus.isOn(values.range()))
          || vars.stream().anyMatch(variable -> focus.isOn(variable.nameRange()));
    }
  }

  /** Those in a task, in the order of its references. */
  private static List<Call> callsIn(Task task) {
    List<Call> calls = new ArrayList<>();
    task.deps()
        .forEach(dep -> calls.add(new Call(dep.task(), dep.vars(), dep.loop(), dep.range())));
    for (Command command : task.cmds()) {
      if (command instanceof Command.Call call) {
        calls.add(new Call(call.task(), call.vars(), call.loop(), call.range()));
      }
    }
    return calls;
  }

  private void call(Reference reference, Call call) {
    Text name = call.name();
    ImmutableSet<Definition> tasks = meanings(reference);
    add(
        name.range(),
        tasks.stream().map(Symbol.Task::new).collect(ImmutableSet.toImmutableSet()),
        Role.CALLS,
        certainty(name));
    if (certainty(name) == Certainty.TEMPLATE) {
      String before = name.value().substring(0, name.value().indexOf("{{"));
      parts(name, WrittenNamespaces.ofCall(graph, file, before));
      items(call);
    } else if (tasks.isEmpty()) {
      parts(name, WrittenNamespaces.ofCall(graph, file, name.value()));
    } else {
      parts(name, symbols(programs.parts(file, name.value())));
    }
    for (Variable variable : call.vars()) {
      ImmutableSet<Symbol> set =
          tasks.stream()
              .map(task -> new Symbol.Variable(task.file(), task.name(), variable.name()))
              .collect(ImmutableSet.toImmutableSet());
      add(variable.nameRange(), set, Role.PASSES, certainty(name));
    }
  }

  /**
   * The values of a loop that are names of tasks, or the ends of such names. A value that is used
   * for something else, too, may be no name there.
   */
  private void items(Call call) {
    Matcher name = NAME_OF_ITEM.matcher(call.name().value());
    if (!(call.loop() instanceof Loop.Values values) || !name.matches()) {
      return;
    }
    String used = call.range().in(taskfile.tree().text());
    boolean once = used.indexOf(ITEM) == used.lastIndexOf(ITEM);
    String before = name.group(1);
    for (Object node : taskfile.tree().pathTo(values.range().start())) {
      if (node instanceof YamlSequence sequence && sequence.range().equals(values.range())) {
        for (YamlItem item : sequence.items()) {
          if (item.value() instanceof YamlScalar scalar) {
            String value = before + scalar.value();
            ImmutableSet<Symbol> tasks =
                programs.meaning(file, value).tasks().stream()
                    .map(Symbol.Task::new)
                    .collect(ImmutableSet.toImmutableSet());
            if (!tasks.isEmpty()) {
              add(scalar.range(), tasks, Role.CALLS, once ? Certainty.EXACT : Certainty.GUESS);
            }
          }
        }
      }
    }
  }

  /** The namespaces in a name of a task, and the alias behind them. */
  private void parts(Text name, SetMultimap<TextRange, Symbol> parts) {
    parts
        .asMap()
        .forEach(
            (range, meant) ->
                add(
                    name.sourceMap().wordToSource(range),
                    ImmutableSet.copyOf(meant),
                    Role.READS,
                    Certainty.EXACT));
  }

  /** What the parts of a name mean, by their ranges in it. */
  static SetMultimap<TextRange, Symbol> symbols(NameParts parts) {
    SetMultimap<TextRange, Symbol> symbols = LinkedHashMultimap.create();
    for (NameParts.Namespace part : parts.namespaces()) {
      Symbol include = new Symbol.Include(part.step().from(), part.step().index());
      symbols.put(part.range(), include);
      if (part.isAlias()) {
        symbols.put(part.range(), new Symbol.Alias(include, part.written()));
      }
    }
    for (NameParts.Alias part : parts.aliases()) {
      symbols.put(part.range(), new Symbol.Alias(new Symbol.Task(part.task()), part.written()));
    }
    return symbols;
  }

  private ImmutableSet<Definition> meanings(Reference reference) {
    Collection<String> names = References.names(reference);
    if (names.isEmpty()) {
      // A wildcard may match what is written around a template.
      names = List.of(reference.task());
    }
    return names.stream()
        .flatMap(name -> programs.meaning(file, name).tasks().stream())
        .collect(ImmutableSet.toImmutableSet());
  }

  private void add(TextRange range, ImmutableSet<Symbol> symbols, Role role, Certainty certainty) {
    found.add(new Occurrence(range, symbols, role, certainty));
  }

  private static Certainty certainty(Text text) {
    return Template.isTemplate(text.value()) ? Certainty.TEMPLATE : Certainty.EXACT;
  }
}
