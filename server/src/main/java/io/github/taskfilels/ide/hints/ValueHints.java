package io.github.taskfilels.ide.hints;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.budget.BudgetSpentException;
import io.github.taskfilels.budget.Limits;
import io.github.taskfilels.go.fmt.Formatter;
import io.github.taskfilels.ide.Looking;
import io.github.taskfilels.ide.completion.Documentation;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.ide.symbol.Occurrences;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.Referrers;
import io.github.taskfilels.program.values.Origin;
import io.github.taskfilels.program.values.Provenance;
import io.github.taskfilels.program.values.Setting;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.text.RangeIndex;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The values of variables in templates, where nothing has to be run for them and no caller may set
 * them to something else. What the environment of the process or a file of variables says is not
 * shown unasked, and of a secret only that it is one.
 */
final class ValueHints {
  /** Where values come from that may be confidential, and from where they tell nothing. */
  private static final ImmutableSet<Origin.Kind> UNASKED =
      Sets.immutableEnumSet(
          Origin.Kind.ENVIRONMENT, Origin.Kind.DOTENV, Origin.Kind.SPECIAL, Origin.Kind.ROUND);

  private final Snapshot snapshot;
  private final FileId file;
  private final Taskfile taskfile;
  private final RangeIndex<Task> tasks;
  private final Map<String, Optional<Provenance>> provenances = new HashMap<>();
  private final Map<String, Set<String>> passed = new HashMap<>();

  private ValueHints(Snapshot snapshot, FileId file, Taskfile taskfile) {
    this.snapshot = snapshot;
    this.file = file;
    this.taskfile = taskfile;
    this.tasks = new RangeIndex<>(taskfile.tasks(), Task::range);
  }

  static void find(
      Snapshot snapshot, FileId file, Taskfile taskfile, TextRange range, Consumer<Hint> found) {
    ValueHints hints = new ValueHints(snapshot, file, taskfile);
    try (Budget _ = Budget.open(Limits.EVALUATION)) {
      for (Occurrence occurrence : Occurrences.of(snapshot, file)) {
        if (occurrence.role() == Role.READS && range.touches(occurrence.range().end())) {
          Hint hint = hints.of(occurrence);
          if (hint != null) {
            found.accept(hint);
          }
        }
      }
    } catch (BudgetSpentException e) {
      // What was found until then is shown; a hover says why the others are not known.
      return;
    }
  }

  private @Nullable Hint of(Occurrence occurrence) {
    String name = name(occurrence);
    TextRange range = occurrence.range();
    if (name == null || !inTemplate(range)) {
      return null;
    }
    Task task = tasks.covering(range);
    if (isSetLater(task == null ? taskfile.vars() : task.environment().vars(), name, range)
        || (task != null && isOfLoopOrCaller(occurrence, task, name))) {
      return null;
    }
    String key = task == null ? null : task.name();
    Provenance provenance = provenance(key).orElse(null);
    List<Setting> settings = provenance == null ? List.of() : provenance.settings(name);
    String label = settings.isEmpty() ? null : label(settings.getFirst());
    return label == null
        ? null
        : new Hint(
            Hint.Kind.VALUE,
            range.end(),
            label,
            true,
            new Documentation.OfVariable(file, key, name),
            link(settings.getFirst().origin()));
  }

  private static @Nullable String name(Occurrence occurrence) {
    for (Symbol symbol : occurrence.symbols()) {
      if (symbol instanceof Symbol.Variable variable) {
        return variable.name();
      }
    }
    return null;
  }

  /** A name behind a dot; elsewhere, as in {@code requires}, the value says nothing. */
  private boolean inTemplate(TextRange range) {
    return range.start() > 0 && taskfile.tree().text().charAt(range.start() - 1) == '.';
  }

  /** Whether a value is read while variables are set, and this one is set then or afterwards. */
  private static boolean isSetLater(List<Variable> variables, String name, TextRange range) {
    boolean behind = false;
    for (Variable variable : variables) {
      behind |= variable.range().covers(range);
      if (behind && variable.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOfLoopOrCaller(Occurrence occurrence, Task task, String name) {
    boolean own =
        task.environment().vars().stream().anyMatch(variable -> variable.name().equals(name));
    boolean loop =
        !own
            && occurrence.symbols().stream()
                .allMatch(
                    symbol ->
                        symbol instanceof Symbol.Variable(var _, var in, var _) && in != null);
    return loop || passed(task).contains(name);
  }

  /** What any caller gives to a task. */
  private Set<String> passed(Task task) {
    return passed.computeIfAbsent(
        task.name(),
        any -> {
          Set<String> names = new HashSet<>();
          Referrers.of(snapshot, new Definition(file, any))
              .forEach(
                  caller ->
                      caller.reference().vars().forEach(variable -> names.add(variable.name())));
          return names;
        });
  }

  private Optional<Provenance> provenance(@Nullable String task) {
    String key = task == null ? "" : task;
    Optional<Provenance> known = provenances.get(key);
    if (known == null) {
      known = evaluate(task);
      provenances.put(key, known);
    }
    return known;
  }

  private Optional<Provenance> evaluate(@Nullable String task) {
    snapshot.checkCancelled();
    try {
      return Optional.ofNullable(Looking.provenance(snapshot, file, task));
    } catch (ValueException e) {
      // What cannot be evaluated has its own diagnostics.
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static @Nullable String label(Setting setting) {
    if (setting.secret()) {
      return "= a secret";
    }
    Object value = setting.value();
    boolean shown =
        setting.known()
            && value != null
            && !(value instanceof Map)
            && !UNASKED.contains(setting.origin().kind());
    return shown ? "= " + ShortText.of(Formatter.print(value)) : null;
  }

  private static Hint.@Nullable Link link(Origin origin) {
    FileId file = origin.file();
    TextRange range = origin.range();
    return file == null ? null : new Hint.Link(file, range == null ? TextRange.at(0) : range);
  }
}
