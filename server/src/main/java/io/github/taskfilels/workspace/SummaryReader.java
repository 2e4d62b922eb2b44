package io.github.taskfilels.workspace;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Dep;
import io.github.taskfilels.taskfile.FlagKey;
import io.github.taskfilels.taskfile.Glob;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Loop;
import io.github.taskfilels.taskfile.NameMap;
import io.github.taskfilels.taskfile.Requirement;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.text.RangeIndex;
import io.github.taskfilels.workspace.Summary.FileAccess;
import io.github.taskfilels.workspace.Summary.FileUse;
import io.github.taskfilels.workspace.Summary.Guard;
import io.github.taskfilels.workspace.Summary.IncludeEntry;
import io.github.taskfilels.workspace.Summary.Reference;
import io.github.taskfilels.workspace.Summary.ReferenceKind;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import io.github.taskfilels.workspace.Summary.VariableEntry;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlError;
import io.github.taskfilels.yaml.YamlMapping;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes from a model what other files can see. Summaries of all files stay in memory, where the
 * same names and texts stand again and again, so equal ones are one object.
 */
final class SummaryReader {
  private static final ImmutableSet<String> NAMING_KEYS = ImmutableSet.of("tasks", "includes");

  private SummaryReader() {}

  static Summary read(Taskfile file) {
    ImmutableList<TaskEntry> tasks = each(file.tasks(), task -> task(file, task));
    return new Summary(
        text(file.version()),
        each(file.includes(), SummaryReader::include),
        tasks,
        new NameMap<>(tasks, TaskEntry::name),
        each(file.vars(), SummaryReader::variable),
        each(file.env(), SummaryReader::variable),
        each(file.dotenv(), SummaryReader::text),
        file.output() == null ? "" : file.output().style(),
        text(file.method()),
        text(file.run()),
        file.silent() == null ? null : file.silent().value(),
        uncertain(file));
  }

  /** An error inside one task, or inside a root key that brings no names, hides no name. */
  private static boolean uncertain(Taskfile file) {
    if (file.tree().errors().isEmpty()) {
      return false;
    }
    RangeIndex<Task> tasks = new RangeIndex<>(file.tasks(), Task::range);
    RangeIndex<YamlEntry> keys =
        new RangeIndex<>(
            file.tree().root() instanceof YamlMapping root ? root.entries() : List.of(),
            YamlEntry::range);
    for (YamlError error : file.tree().errors()) {
      if (tasks.covering(error.range()) == null
          && !bringsNoNames(file, keys.covering(error.range()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean bringsNoNames(Taskfile file, @Nullable YamlEntry key) {
    return key != null
        && !NAMING_KEYS.contains(key.keyText())
        && file.keys().containsKey(key.keyText());
  }

  private static IncludeEntry include(Include include) {
    return new IncludeEntry(
        include.namespace().intern(),
        include.taskfile() == null ? null : text(include.taskfile()),
        include.dir() == null ? null : text(include.dir()),
        include.advanced(),
        include.optional(),
        include.internal(),
        include.flatten(),
        each(include.aliases(), SummaryReader::text),
        each(include.excludes(), SummaryReader::text),
        each(include.vars(), SummaryReader::variable),
        include.checksum() == null ? null : include.checksum().value());
  }

  private static TaskEntry task(Taskfile file, Task task) {
    return new TaskEntry(
        task.name().intern(),
        each(task.description().aliases(), SummaryReader::text),
        text(task.description().desc()),
        text(task.description().label()),
        task.isSet(FlagKey.INTERNAL),
        task.environment().dir() == null ? null : text(task.environment().dir()),
        text(task.behaviour().run()),
        guards(task),
        each(task.environment().platforms(), SummaryReader::text),
        references(file, task),
        each(task.environment().vars(), SummaryReader::variable),
        each(task.conditions().requires(), SummaryReader::requirement),
        files(task.fingerprint()));
  }

  private static ImmutableList<FileUse> files(Task.Fingerprint fingerprint) {
    if (fingerprint.sources().isEmpty() && fingerprint.generates().isEmpty()) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<FileUse> files = ImmutableList.builder();
    for (Glob glob : fingerprint.sources()) {
      files.add(
          new FileUse(glob.exclude() ? FileAccess.SKIPS : FileAccess.READS, text(glob.pattern())));
    }
    for (Glob glob : fingerprint.generates()) {
      if (!glob.exclude()) {
        files.add(new FileUse(FileAccess.WRITES, text(glob.pattern())));
      }
    }
    return files.build();
  }

  private static String requirement(Requirement requirement) {
    return text(requirement.name());
  }

  private static ImmutableSet<Guard> guards(Task task) {
    boolean none =
        task.conditions().ifCondition() == null
            && task.fingerprint().status().isEmpty()
            && task.conditions().preconditions().isEmpty()
            && task.description().prompt().isEmpty();
    if (none) {
      return ImmutableSet.of();
    }
    Set<Guard> guards = EnumSet.noneOf(Guard.class);
    if (task.conditions().ifCondition() != null) {
      guards.add(Guard.IF);
    }
    if (!task.fingerprint().status().isEmpty() && task.fingerprint().sources().isEmpty()) {
      guards.add(Guard.STATUS);
    }
    if (!task.conditions().preconditions().isEmpty()) {
      guards.add(Guard.PRECONDITIONS);
    }
    if (!task.description().prompt().isEmpty()) {
      guards.add(Guard.PROMPT);
    }
    return Sets.immutableEnumSet(guards);
  }

  private static ImmutableList<Reference> references(Taskfile file, Task task) {
    ImmutableList.Builder<Reference> references =
        ImmutableList.builderWithExpectedSize(task.deps().size());
    ReferenceNames names = new ReferenceNames(file, task);
    int ordinal = 0;
    for (Dep dep : task.deps()) {
      references.add(
          new Reference(
              ReferenceKind.DEP,
              ordinal++,
              text(dep.task()),
              false,
              mayBeEmpty(names, dep.loop()),
              names.of(dep.task().value(), dep.loop()),
              each(dep.vars(), SummaryReader::variable)));
    }
    ordinal = 0;
    for (Command command : task.cmds()) {
      if (command instanceof Command.Call call) {
        references.add(
            new Reference(
                call.deferred() ? ReferenceKind.DEFERRED_CALL : ReferenceKind.CALL,
                ordinal++,
                text(call.task()),
                call.ifCondition() != null,
                mayBeEmpty(names, call.loop()),
                names.of(call.task().value(), call.loop()),
                each(call.vars(), SummaryReader::variable)));
      }
    }
    return references.build();
  }

  private static boolean mayBeEmpty(ReferenceNames names, @Nullable Loop loop) {
    return loop != null && !names.hasRound(loop);
  }

  private static VariableEntry variable(Variable variable) {
    Object value =
        switch (variable.kind()) {
          case LITERAL ->
              variable.value() instanceof String written ? written.intern() : variable.value();
          case REF -> text(variable.text());
          case SH -> null;
        };
    return new VariableEntry(variable.name().intern(), variable.kind(), value, variable.secret());
  }

  private static String text(@Nullable Text text) {
    return text == null ? "" : text.value().intern();
  }

  private static <T, R> ImmutableList<R> each(List<T> list, Function<? super T, ? extends R> read) {
    if (list.isEmpty()) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<R> all = ImmutableList.builderWithExpectedSize(list.size());
    for (T element : list) {
      all.add(read.apply(element));
    }
    return all.build();
  }
}
