package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.LinkedListMultimap;
import com.google.common.collect.ListMultimap;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.VariableEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Global variables of included files that another file sets to something else. */
public final class IncludeGlobalClashRule implements WorkspaceRule {
  @Override
  public String id() {
    return "include-global-clash";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String doc() {
    return "A global variable, or one of `env`, that an included file sets to something else than the"
        + " file that includes it, or than another file that is included beside it. Global variables"
        + " of included files are global everywhere: they win over those of the including file; which"
        + " of two included ones wins differs from run to run of Task. `taskfile-ls run` takes the"
        + " last one.";
  }

  /** Which variables are meant: those of a summary, and how they are written. */
  private record Kind(
      String word,
      Function<Summary, List<VariableEntry>> seen,
      Function<Taskfile, List<Variable>> written) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("variable", Summary::vars, Taskfile::vars),
          new Kind("environment variable", Summary::env, Taskfile::env));

  /** A file that sets a name. */
  private record Setter(FileId file, VariableEntry variable) {}

  /** What an include brings for a name in the end. */
  private record Winner(IncludeEdge edge, Setter setter) {}

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableSet<FileId> files = Programs.of(context.snapshot()).of(context.file()).reachable();
    if (files.size() < 2) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    KINDS.forEach(kind -> new Check(context, kind, findings).all(files));
    return findings.build();
  }

  /** Reads summaries alone where it can, so that typing in an included file does not lead here. */
  private record Check(RuleContext context, Kind kind, ImmutableList.Builder<Finding> findings) {

    /**
     * @param files the file and all that it includes
     */
    void all(ImmutableSet<FileId> files) {
      ListMultimap<String, Setter> setters = LinkedListMultimap.create();
      for (FileId file : files) {
        for (VariableEntry variable : variables(file)) {
          setters.put(variable.name(), new Setter(file, variable));
        }
      }
      for (String name : setters.keySet()) {
        if (setters.get(name).size() > 1) {
          one(name, setters.get(name).getFirst());
        }
      }
    }

    private List<VariableEntry> variables(FileId file) {
      Summary summary = context.snapshot().summary(file);
      return summary == null ? List.of() : kind.seen().apply(summary);
    }

    private void one(String name, Setter first) {
      Setter own = first.file().equals(context.file()) ? first : null;
      Map<FileId, @Nullable Setter> known = new HashMap<>();
      known.put(context.file(), null);
      Winner earlier = null;
      for (IncludeEdge edge : context.graph().includes(context.file())) {
        FileId target = edge.to();
        Setter setter = target == null ? null : winner(target, name, known);
        if (setter == null) {
          continue;
        }
        Winner winner = new Winner(edge, setter);
        if (own != null && !same(own, setter, true)) {
          overridden(own, winner);
        }
        if (earlier == null) {
          earlier = winner;
        } else if (!same(earlier.setter(), setter, sameDirectory(earlier.edge(), edge))) {
          byChance(earlier, winner);
        }
      }
    }

    /** What a file and all below it set a name to: its last include that does, or it itself. */
    private @Nullable Setter winner(FileId file, String name, Map<FileId, @Nullable Setter> known) {
      // Chains of includes can be longer than the stack.
      Set<FileId> open = new HashSet<>();
      Deque<FileId> todo = new ArrayDeque<>();
      todo.push(file);
      while (!todo.isEmpty()) {
        FileId next = todo.element();
        if (!known.containsKey(next) && open.add(next)) {
          for (IncludeEdge edge : context.graph().includes(next)) {
            FileId target = edge.to();
            if (target != null && !known.containsKey(target) && !open.contains(target)) {
              todo.push(target);
            }
          }
        } else {
          todo.pop();
          if (!known.containsKey(next)) {
            known.put(next, ofKnown(next, name, known));
          }
        }
      }
      return known.get(file);
    }

    private @Nullable Setter ofKnown(
        FileId file, String name, Map<FileId, @Nullable Setter> known) {
      Setter winner = null;
      for (VariableEntry variable : variables(file)) {
        winner = variable.name().equals(name) ? new Setter(file, variable) : winner;
      }
      for (IncludeEdge edge : context.graph().includes(file)) {
        FileId target = edge.to();
        Setter below = target == null ? null : known.get(target);
        winner = below == null ? winner : below;
      }
      return winner;
    }

    private void overridden(Setter own, Winner winner) {
      add(
          winner.edge(),
          "%s '%s' of this file is overridden everywhere by include '%s', whose variables are global"
              .formatted(kind.word(), own.variable().name(), namespace(winner)),
          Stream.of(own, winner.setter()));
    }

    private void byChance(Winner earlier, Winner later) {
      add(
          later.edge(),
          "%s '%s' is set by includes '%s' and '%s': which one wins is chance in Task"
              .formatted(
                  kind.word(),
                  later.setter().variable().name(),
                  namespace(earlier),
                  namespace(later)),
          Stream.of(earlier.setter(), later.setter()));
    }

    private static String namespace(Winner winner) {
      return winner.edge().entry().namespace();
    }

    private void add(IncludeEdge edge, String message, Stream<Setter> setters) {
      ImmutableList<Finding.Related> related =
          setters.flatMap(this::related).collect(ImmutableList.toImmutableList());
      findings.add(
          Finding.of(
              new IncludeGlobalClashRule(),
              context.file(),
              edge.range(context.snapshot()),
              message,
              related));
    }

    private Stream<Finding.Related> related(Setter setter) {
      Variable written = written(setter);
      return written == null
          ? Stream.of()
          : Stream.of(new Finding.Related("set here", setter.file(), written.nameRange()));
    }

    private @Nullable Variable written(Setter setter) {
      Snapshot snapshot = context.snapshot();
      Taskfile model = snapshot.taskfile(setter.file());
      for (Variable variable : model == null ? List.<Variable>of() : kind.written().apply(model)) {
        if (variable.name().equals(setter.variable().name())) {
          return variable;
        }
      }
      return null;
    }

    /**
     * Whether it makes no difference which one wins.
     *
     * @param sameDirectory whether a command of both runs in one directory
     */
    private boolean same(Setter one, Setter other, boolean sameDirectory) {
      if (one.file().equals(other.file())) {
        return true;
      }
      if (one.variable().kind() != Variable.Kind.SH) {
        return one.variable().equals(other.variable());
      }
      return sameDirectory
          && other.variable().kind() == Variable.Kind.SH
          && Objects.equals(command(one), command(other));
    }

    private @Nullable String command(Setter setter) {
      Variable written = written(setter);
      Text text = written == null ? null : written.text();
      return text == null ? null : text.value();
    }

    private static boolean sameDirectory(IncludeEdge one, IncludeEdge other) {
      return Objects.equals(one.entry().dir(), other.entry().dir());
    }
  }
}
