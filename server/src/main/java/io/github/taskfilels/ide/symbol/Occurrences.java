package io.github.taskfilels.ide.symbol;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.symbol.Occurrence.Certainty;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.References;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything that one file names. */
public final class Occurrences {
  private static final Comparator<Occurrence> OUTER_FIRST =
      Comparator.<Occurrence>comparingInt(occurrence -> occurrence.range().start())
          .thenComparing(occurrence -> occurrence.range().end(), Comparator.reverseOrder());

  private final Snapshot snapshot;
  private final FileId file;
  private final Taskfile taskfile;

  /** What stands behind an anchor belongs to each task that takes it, and is one occurrence. */
  private final Set<Occurrence> found = new LinkedHashSet<>();

  private Occurrences(Snapshot snapshot, FileId file, Taskfile taskfile) {
    this.snapshot = snapshot;
    this.file = file;
    this.taskfile = taskfile;
  }

  /**
   * The occurrences of a file in order of position, the outer ones first; empty where it has no
   * text. The same object as long as the text is the same and no other file shows anything else to
   * others.
   */
  public static ImmutableList<Occurrence> of(Snapshot snapshot, FileId file) {
    return snapshot.memo(new FileKey(Occurrences.class, file), reader -> read(reader, file));
  }

  private static ImmutableList<Occurrence> read(Snapshot snapshot, FileId file) {
    Taskfile taskfile = snapshot.taskfile(file);
    Summary summary = snapshot.summary(file);
    if (taskfile == null || summary == null) {
      return ImmutableList.of();
    }
    Occurrences occurrences = new Occurrences(snapshot, file, taskfile);
    occurrences.includes();
    occurrences.tasks(summary);
    occurrences.found.addAll(VariableOccurrences.of(file, taskfile));
    return ImmutableList.sortedCopyOf(OUTER_FIRST, occurrences.found);
  }

  private void includes() {
    ImmutableList<IncludeEdge> edges = IncludeGraph.ofWorkspace(snapshot).includes(file);
    for (int index = 0; index < taskfile.includes().size(); index++) {
      Include include = taskfile.includes().get(index);
      Symbol symbol = new Symbol.Include(file, index);
      add(include.namespaceRange(), ImmutableSet.of(symbol), Role.DEFINES, Certainty.EXACT);
      Text path = include.taskfile();
      if (path == null) {
        continue;
      }
      add(path.range(), ImmutableSet.of(symbol), Role.IMPORTS, certainty(path));
      FileId target = index < edges.size() ? edges.get(index).to() : null;
      if (target != null) {
        Symbol there = new Symbol.File(target);
        add(path.range(), ImmutableSet.of(there), Role.IMPORTS, certainty(path));
      }
    }
  }

  private void tasks(Summary summary) {
    for (int i = 0; i < summary.tasks().size(); i++) {
      Task task = taskfile.tasks().get(i);
      Symbol symbol = new Symbol.Task(new Definition(file, task.name()));
      add(task.nameRange(), ImmutableSet.of(symbol), Role.DEFINES, Certainty.EXACT);
      List<Reference> references = summary.tasks().get(i).references();
      List<Text> names = namesIn(task);
      for (int r = 0; r < references.size(); r++) {
        add(names.get(r).range(), meanings(references.get(r)), Role.CALLS, certainty(names.get(r)));
      }
    }
  }

  /** The names of other tasks as they are written in a task, in the order of its references. */
  private static List<Text> namesIn(Task task) {
    List<Text> names = new ArrayList<>();
    task.deps().forEach(dep -> names.add(dep.task()));
    for (Command command : task.cmds()) {
      if (command instanceof Command.Call call) {
        names.add(call.task());
      }
    }
    return names;
  }

  private ImmutableSet<Symbol> meanings(Reference reference) {
    Collection<String> names = References.names(reference);
    if (names.isEmpty()) {
      // A wildcard may match what is written around a template.
      names = List.of(reference.task());
    }
    Programs programs = Programs.around(snapshot, file);
    return names.stream()
        .flatMap(name -> programs.meaning(file, name).tasks().stream())
        .map(Symbol.Task::new)
        .collect(ImmutableSet.toImmutableSet());
  }

  private void add(TextRange range, ImmutableSet<Symbol> symbols, Role role, Certainty certainty) {
    found.add(new Occurrence(range, symbols, role, certainty));
  }

  private static Certainty certainty(Text text) {
    return Template.isTemplate(text.value()) ? Certainty.TEMPLATE : Certainty.EXACT;
  }
}
