package io.github.taskfilels.ide.refactor;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.ide.symbol.Occurrences;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.Referrers;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.GlobalVariables;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlNodes;
import io.github.taskfilels.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The variables that parts of a task read, and where they come from. */
final class NamesRead {
  /** What Task sets to something else in another task. */
  private static final ImmutableSet<String> OF_TASK =
      ImmutableSet.of("TASK", "ALIAS", "MATCH", "CHECKSUM", "TIMESTAMP", "EXIT_CODE");

  private final Selection selection;

  NamesRead(Selection selection) {
    this.selection = selection;
  }

  /** The names that templates, loops and expressions in some ranges read. */
  ImmutableSet<String> in(List<TextRange> ranges) {
    ImmutableSet.Builder<String> names = ImmutableSet.builder();
    for (Occurrence occurrence : Occurrences.of(selection.snapshot(), selection.file())) {
      boolean inside = ranges.stream().anyMatch(range -> range.covers(occurrence.range()));
      if (inside && occurrence.role() == Role.READS) {
        for (Symbol symbol : occurrence.symbols()) {
          if (symbol instanceof Symbol.Variable variable) {
            names.add(variable.name());
          }
        }
      }
    }
    return names.build();
  }

  /** Why some values mean something else in another task; empty where they do not. */
  String bound(List<? extends YamlNode> values, Set<String> names) {
    for (String name : names) {
      if (OF_TASK.contains(name)) {
        return "it reads " + name + ", which is another one in another task; set a variable to it";
      }
    }
    return values.stream().anyMatch(NamesRead::readsAll)
        ? "it reads all variables at once, of which others are set in another task"
        : "";
  }

  private static boolean readsAll(YamlNode value) {
    for (YamlNode node : YamlNodes.from(value)) {
      if (node instanceof YamlScalar scalar
          && Template.isTemplate(scalar.source())
          && Template.parse(scalar.value()).uses().needsAll()) {
        return true;
      }
      if (node instanceof YamlMapping mapping) {
        for (YamlEntry entry : mapping.entries()) {
          if (entry.keyText().equals("ref")
              && entry.value() instanceof YamlScalar scalar
              && Template.parseExpression(scalar.value()).uses().needsAll()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The names that have a value of their own in a task: it sets them, or somebody for it. */
  ImmutableSet<String> ownOf(Task task) {
    Snapshot snapshot = selection.snapshot();
    Set<String> own = new LinkedHashSet<>();
    task.environment().vars().forEach(variable -> own.add(variable.name()));
    Definition definition = new Definition(selection.file(), task.name());
    Set<FileId> callers = new LinkedHashSet<>(Referrers.unsureFiles(snapshot, selection.file()));
    Referrers.of(snapshot, definition).forEach(referrer -> callers.add(referrer.file()));
    for (FileId file : callers) {
      for (Occurrence occurrence : Occurrences.ofTasks(snapshot, file)) {
        if (occurrence.role() == Role.PASSES) {
          for (Symbol symbol : occurrence.symbols()) {
            if (symbol instanceof Symbol.Variable(FileId of, String key, String name)
                && of.equals(selection.file())
                && task.name().equals(key)) {
              own.add(name);
            }
          }
        }
      }
    }
    return ImmutableSet.copyOf(own);
  }

  /** The names that all tasks see. */
  ImmutableSet<String> globals() {
    ImmutableSet.Builder<String> names = ImmutableSet.builder();
    variables(GlobalVariables.Kind.VARS).forEach(variable -> names.add(variable.name()));
    return names.build();
  }

  /** The names that the environment of all tasks is made of. */
  ImmutableSet<String> ofEnvironment() {
    ImmutableSet.Builder<String> names = ImmutableSet.builder();
    variables(GlobalVariables.Kind.ENV).forEach(variable -> names.addAll(readBy(variable)));
    return names.build();
  }

  /**
   * Those of some special variables that are read in a range, also by variables of all files, which
   * Task renders anew for each task.
   */
  boolean reaches(TextRange range, Set<String> specials) {
    Set<String> reached = new LinkedHashSet<>(specials);
    List<Variable> globals = variables(GlobalVariables.Kind.VARS);
    int size = 0;
    while (size != reached.size()) {
      size = reached.size();
      for (Variable variable : globals) {
        if (!Collections.disjoint(readBy(variable), reached)) {
          reached.add(variable.name());
        }
      }
    }
    return !Collections.disjoint(in(List.of(range)), reached)
        || !Collections.disjoint(ofEnvironment(), reached);
  }

  private List<Variable> variables(GlobalVariables.Kind kind) {
    List<Variable> variables = new ArrayList<>();
    Snapshot snapshot = selection.snapshot();
    for (FileId file : IncludeGraph.ofWorkspace(snapshot).connected(selection.file())) {
      variables.addAll(snapshot.globals(file, kind));
    }
    return variables;
  }

  private static ImmutableSet<String> readBy(Variable variable) {
    String text = variable.text() == null ? "" : variable.text().value();
    return variable.kind() == Variable.Kind.REF
        ? Template.parseExpression(text).uses().fieldNames()
        : Template.parse(text).uses().fieldNames();
  }
}
