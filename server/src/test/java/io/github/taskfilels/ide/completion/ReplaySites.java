package io.github.taskfilels.ide.completion;

import io.github.taskfilels.ide.completion.ReplaySite.Kind;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Occurrence.Certainty;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.ide.symbol.Occurrences;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.taskfile.schema.SchemaPosition;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InKey;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InValue;
import io.github.taskfilels.taskfile.schema.SchemaPosition.Parent;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.template.functions.FunctionTable;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import io.github.taskfilels.yaml.YamlTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the words of Taskfiles that completion has to offer. */
final class ReplaySites {
  private static final Pattern EXPANSION = Pattern.compile("(?<![\\\\$])\\$\\{?([A-Za-z_]\\w*)");

  private final Snapshot snapshot;
  private final FileId file;
  private final Taskfile taskfile;
  private final String text;
  private final Set<ReplaySite> sites = new LinkedHashSet<>();

  /** Names that some file sets or requires, and those of the environment. */
  private final Set<String> variables = new HashSet<>();

  private final Set<String> exported = new HashSet<>();

  private ReplaySites(Snapshot snapshot, FileId file, Taskfile taskfile) {
    this.snapshot = snapshot;
    this.file = file;
    this.taskfile = taskfile;
    this.text = taskfile.tree().text();
  }

  static List<ReplaySite> of(Snapshot snapshot, FileId file) {
    Taskfile taskfile = snapshot.taskfile(file);
    if (taskfile == null || !taskfile.tree().errors().isEmpty()) {
      return List.of();
    }
    ReplaySites sites = new ReplaySites(snapshot, file, taskfile);
    IncludeGraph.ofWorkspace(snapshot).connected(file).forEach(sites::defined);
    sites.node(taskfile.tree().root());
    sites.occurrences();
    return new ArrayList<>(sites.sites);
  }

  private void defined(FileId other) {
    Taskfile there = snapshot.taskfile(other);
    if (there == null) {
      return;
    }
    names(there.vars(), false, other);
    names(there.env(), true, other);
    for (Include include : there.includes()) {
      names(include.vars(), false, other);
    }
    for (Task task : there.tasks()) {
      names(task.environment().vars(), false, other);
    }
  }

  /** Of its own file only what stands before counts in a text that is cut; see {@link #before}. */
  private void names(List<Variable> list, boolean environment, FileId other) {
    for (Variable variable : list) {
      variables.add(variable.name());
      if (environment) {
        exported.add(variable.name());
      }
    }
  }

  private boolean isDefinedBefore(String name, int start) {
    for (FileId other : IncludeGraph.ofWorkspace(snapshot).connected(file)) {
      Taskfile there = snapshot.taskfile(other);
      if (there != null) {
        for (List<Variable> list : List.of(there.vars(), there.env())) {
          for (Variable variable : list) {
            if (variable.name().equals(name)
                && (!other.equals(file) || variable.range().end() < start)) {
              return true;
            }
          }
        }
      }
    }
    Task task = taskAround(start);
    return task != null
        && task.environment().vars().stream()
            .anyMatch(variable -> variable.name().equals(name) && variable.range().end() < start);
  }

  private Task taskAround(int offset) {
    return taskfile.tasks().stream()
        .filter(task -> task.range().touches(offset))
        .findFirst()
        .orElse(null);
  }

  private void node(YamlNode node) {
    switch (node) {
      case YamlMapping mapping -> {
        for (YamlEntry entry : mapping.entries()) {
          key(entry);
          node(entry.value());
        }
      }
      case YamlSequence sequence ->
          sequence.items().stream().map(YamlItem::value).forEach(this::node);
      case YamlScalar scalar -> scalar(scalar);
      default -> {}
    }
  }

  private YamlTree tree() {
    return taskfile.tree();
  }

  private void key(YamlEntry entry) {
    TextRange range = entry.key().range();
    if (SchemaPosition.at(tree(), range.start()) instanceof InKey key
        && key.mapping().type() != null
        && key.mapping().type().key(entry.keyText()) != null
        && entry.keyText().length() == range.length()) {
      add(Kind.KEY, range.start(), entry.keyText(), true);
    }
  }

  private void scalar(YamlScalar scalar) {
    if (SchemaPosition.at(tree(), scalar.range().start()) instanceof InValue value) {
      word(scalar, value);
      if (value.valueType().scalar() == ValueType.SHELL) {
        shell(scalar);
      }
    }
    boolean expression =
        SchemaPosition.at(tree(), scalar.range().start()) instanceof InValue value
            && value.valueType() == ValueType.EXPRESSION;
    if (!expression && Template.isTemplate(scalar.source())) {
      Template template = Template.parse(scalar.value());
      template
          .uses()
          .functions()
          .forEach(
              use -> {
                TextRange range = scalar.sourceMap().toSource(use.range());
                if (FunctionTable.isFunction(use.name()) && range.in(text).equals(use.name())) {
                  add(Kind.FUNCTION, range.start(), use.name(), true);
                }
              });
    }
  }

  private void word(YamlScalar scalar, InValue value) {
    boolean fixed =
        value.valueType() == ValueType.BOOL
            || (value.parent() instanceof Parent.OfKey key
                && key.key().values().contains(scalar.value()))
            || (value.parent() instanceof Parent.OfList list
                && list.of() instanceof Parent.OfKey of
                && of.key().values().contains(scalar.value()))
            || value.valueType() == ValueType.PLATFORM;
    String word = scalar.value();
    int at = scalar.source().indexOf(word);
    if (fixed && at >= 0 && !Template.isTemplate(word)) {
      add(Kind.VALUE, scalar.range().start() + at, word, true);
    }
  }

  private void shell(YamlScalar scalar) {
    Matcher expansion = EXPANSION.matcher(scalar.source());
    while (expansion.find()) {
      String name = expansion.group(1);
      int start = scalar.range().start() + expansion.start(1);
      Variable own = environmentOfTask(name, start);
      if (own != null) {
        add(Kind.SHELL, start, name, own.range().end() < start);
      } else if (exported.contains(name)) {
        add(Kind.SHELL, start, name, isDefinedBefore(name, start));
      }
    }
  }

  private Variable environmentOfTask(String name, int start) {
    Task task = taskAround(start);
    return task == null
        ? null
        : task.environment().env().stream()
            .filter(variable -> variable.name().equals(name))
            .findFirst()
            .orElse(null);
  }

  private void occurrences() {
    for (Occurrence occurrence : Occurrences.of(snapshot, file)) {
      if (occurrence.certainty() == Certainty.EXACT && !occurrence.symbols().isEmpty()) {
        occurrence(occurrence, occurrence.symbols().iterator().next());
      }
    }
  }

  private void occurrence(Occurrence occurrence, Symbol symbol) {
    String source = occurrence.range().in(text);
    boolean quoted = source.length() > 1 && "'\"".indexOf(source.charAt(0)) >= 0;
    String word = quoted ? source.substring(1, source.length() - 1) : source;
    int start = occurrence.range().start() + (quoted ? 1 : 0);
    switch (symbol) {
      case Symbol.Task task when occurrence.role() == Role.CALLS -> {
        boolean known = isTaskBefore(task, word, start);
        add(Kind.TASK, start, word, known);
        if (word.indexOf(':') > 0) {
          add(Kind.NAMESPACE, start, word, known);
        }
      }
      case Symbol.File _ -> add(Kind.INCLUDE, start, word, true);
      case Symbol.Variable variable when occurrence.role() == Role.READS -> {
        if (start > 0
            && text.charAt(start - 1) == '.'
            && word.equals(variable.name())
            && variables.contains(word)) {
          add(Kind.VARIABLE, start, word, isDefinedBefore(word, start));
        }
      }
      default -> {}
    }
  }

  private boolean isTaskBefore(Symbol.Task task, String word, int start) {
    boolean here = task.definition().file().equals(file);
    Task written = here ? taskfile.task(task.definition().name()) : null;
    boolean includesBefore =
        taskfile.includes().stream().allMatch(include -> include.range().end() < start);
    // A wildcard, and an alias behind the call, are seen only with what stands before.
    return here ? written != null && written.range().end() < start : includesBefore;
  }

  private void add(Kind kind, int start, String word, boolean definedBefore) {
    if (!word.isEmpty() && text.startsWith(word, start)) {
      sites.add(new ReplaySite(file, kind, start, word, definedBefore));
    }
  }
}
