package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.LinkedListMultimap;
import com.google.common.collect.ListMultimap;
import io.github.taskfilels.graph.Digraphs;
import io.github.taskfilels.ide.rules.GlobalSetters.Setter;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.GlobalVariables.Kind;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary.VariableEntry;
import java.util.Objects;
import java.util.Set;
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
  public RulePage page() {
    return new RulePage(
        "A global variable, or one of `env`, that an included file sets to something else "
            + "than the file that includes it, or than another file that is included beside it. "
            + "Global variables of included files are global everywhere.",
        "Takes that of the included file; which of two included ones wins differs from "
            + "run to run. `taskfile-ls run` takes the last one.",
        """
        //- /Taskfile.yml
        version: '3'
        vars: {TAG: one}
        includes: {docs: ./docs.yml}
        #                ^^^^^^^^^^
        tasks: {show: 'echo {{.TAG}}'}
        //- /docs.yml
        version: '3'
        vars: {TAG: two}
        """,
        """
        //- /Taskfile.yml
        version: '3'
        vars: {TAG: one}
        includes: {docs: ./docs.yml}
        tasks: {show: 'echo {{.TAG}}'}
        //- /docs.yml
        version: '3'
        vars: {DOCS_TAG: two}
        """);
  }

  /** What an include brings for a name in the end. */
  private record Winner(IncludeEdge edge, Setter setter) {}

  /**
   * What is found, without places.
   *
   * @param edge where it is told
   * @param one the two that set the variable
   */
  private record Clash(IncludeEdge edge, String message, Kind kind, Setter one, Setter other) {}

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    return clashes(context.snapshot(), context.file()).stream()
        .map(
            clash ->
                Finding.of(
                    this,
                    context.file(),
                    clash.edge().range(context.snapshot()),
                    clash.message(),
                    Stream.of(clash.one(), clash.other())
                        .map(setter -> related(context.snapshot(), clash.kind(), setter))
                        .filter(Objects::nonNull)
                        .collect(ImmutableList.toImmutableList())))
        .collect(ImmutableList.toImmutableList());
  }

  private static Finding.@Nullable Related related(Snapshot snapshot, Kind kind, Setter setter) {
    Variable written = setter.written(snapshot, kind);
    return written == null
        ? null
        : new Finding.Related("set here", setter.file(), written.nameRange());
  }

  /** Found again only when a variable of these files or an include has changed. */
  private static ImmutableList<Clash> clashes(Snapshot snapshot, FileId file) {
    return snapshot.memo(
        new FileKey(IncludeGlobalClashRule.class, file),
        reader -> {
          IncludeGraph graph = IncludeGraph.ofWorkspace(reader);
          ImmutableList.Builder<Clash> clashes = ImmutableList.builder();
          if (!graph.includes(file).isEmpty()) {
            Set<FileId> files = Digraphs.reachable(graph.digraph(), ImmutableList.of(file));
            for (Kind kind : Kind.values()) {
              GlobalSetters setters = new GlobalSetters(reader, graph, kind);
              new Check(reader, file, setters, clashes).all(files);
            }
          }
          return clashes.build();
        });
  }

  /** The check of one file for one kind of variables. */
  private record Check(
      Snapshot snapshot, FileId file, GlobalSetters setters, ImmutableList.Builder<Clash> clashes) {

    /**
     * @param files the file and all that it includes
     */
    void all(Set<FileId> files) {
      ListMultimap<String, Setter> byName = LinkedListMultimap.create();
      for (FileId setting : files) {
        for (VariableEntry variable : setters.variables(setting)) {
          byName.put(variable.name(), new Setter(setting, variable));
        }
      }
      for (String name : byName.keySet()) {
        if (byName.get(name).size() > 1) {
          one(name, byName.get(name).getFirst());
        }
      }
    }

    private void one(String name, Setter first) {
      Setter own = first.file().equals(file) ? first : null;
      GlobalSetters.Below below = setters.below(file, name);
      Winner earlier = null;
      for (IncludeEdge edge : setters.graph().includes(file)) {
        FileId target = edge.to();
        Setter setter = target == null ? null : below.winner(target);
        if (setter == null) {
          continue;
        }
        Winner winner = new Winner(edge, setter);
        if (own != null && !setters.same(own, setter, true)) {
          overridden(own, winner);
        }
        if (earlier == null) {
          earlier = winner;
        } else if (!setters.same(earlier.setter(), setter, sameDirectory(earlier.edge(), edge))) {
          byChance(earlier, winner);
        }
      }
    }

    private void overridden(Setter own, Winner winner) {
      String message =
          "%s '%s' of this file is overridden everywhere by include '%s', whose variables are global"
              .formatted(setters.kind().word(), own.variable().name(), namespace(winner));
      clashes.add(new Clash(winner.edge(), message, setters.kind(), own, winner.setter()));
    }

    private void byChance(Winner earlier, Winner later) {
      String message =
          "%s '%s' is set by includes '%s' and '%s': which one wins is chance in Task"
              .formatted(
                  setters.kind().word(),
                  later.setter().variable().name(),
                  namespace(earlier),
                  namespace(later));
      clashes.add(
          new Clash(later.edge(), message, setters.kind(), earlier.setter(), later.setter()));
    }

    private static String namespace(Winner winner) {
      return winner.edge().entry().namespace();
    }

    private static boolean sameDirectory(IncludeEdge one, IncludeEdge other) {
      return Objects.equals(one.entry().dir(), other.entry().dir());
    }
  }
}
