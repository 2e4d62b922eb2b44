package io.github.taskfilels.ide.completion;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.Requirement;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.schema.PathStep;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InKey;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InValue;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code vars} of a call: what the called task wants to be given, and the values it allows. */
final class CallVariables {
  private CallVariables() {}

  /** Offers the names of variables where those of a call stand. */
  static void offer(CompletionSite site, InKey key, Ranking ranking) {
    TextRange word = key.word();
    if (!word.isEmpty() && !word.touches(site.offset())) {
      return;
    }
    String typed = word.isEmpty() ? "" : site.text().substring(word.start(), site.offset());
    int rank = 0;
    for (Definition callee : callees(site, key.path())) {
      for (String name : ReadVariables.wanted(site.snapshot(), callee)) {
        boolean present =
            key.mapping().present().contains(name) && !name.equals(word.in(site.text()));
        if (!present) {
          ranking.offer(typed, name, rank++, () -> candidate(site, key, callee, name));
        }
      }
    }
  }

  private static Candidate candidate(
      CompletionSite site, InKey key, Definition callee, String name) {
    TextRange range = key.word().isEmpty() ? TextRange.at(site.offset()) : key.word();
    int end = range.end();
    boolean hasColon = end < site.text().length() && site.text().charAt(end) == ':';
    return new Candidate(
        name,
        Candidate.Kind.VARIABLE,
        "",
        "of " + callee.name(),
        new Documentation.OfVariable(callee.file(), callee.name(), name),
        range,
        name + (hasColon ? "" : ": "),
        null);
  }

  /** The values that the called task allows for the variable of a call. */
  static List<String> values(CompletionSite site, InValue value) {
    List<PathStep> path = value.path();
    if (path.size() < 3 || !(path.getLast() instanceof PathStep.Key(String name))) {
      return List.of();
    }
    List<String> values = new ArrayList<>();
    for (Definition callee : callees(site, path.subList(0, path.size() - 1))) {
      Taskfile taskfile = site.snapshot().taskfile(callee.file());
      Task task = taskfile == null ? null : taskfile.task(callee.name());
      if (task != null) {
        for (Requirement requirement : task.conditions().requires()) {
          if (requirement.name().value().equals(name)) {
            requirement.allowed().stream().map(Text::value).forEach(values::add);
          }
        }
      }
    }
    return values;
  }

  /**
   * The tasks that the call calls whose {@code vars} a path leads to; none where it leads
   * elsewhere.
   */
  private static ImmutableList<Definition> callees(CompletionSite site, List<PathStep> vars) {
    if (vars.size() < 2 || !vars.getLast().equals(new PathStep.Key("vars"))) {
      return ImmutableList.of();
    }
    YamlNode call = follow(site.tree().root(), vars.subList(0, vars.size() - 1));
    if (!(call instanceof YamlMapping mapping)
        || !(mapping.get("task") instanceof YamlScalar task)
        || !(vars.get(vars.size() - 2) instanceof PathStep.Element
            || vars.get(vars.size() - 2).equals(new PathStep.Key("defer"))
            || vars.get(vars.size() - 2).equals(new PathStep.Key("cmd")))) {
      return ImmutableList.of();
    }
    return Programs.around(site.snapshot(), site.file())
        .meaning(site.file(), task.value())
        .tasks()
        .asList();
  }

  private static @Nullable YamlNode follow(YamlNode root, List<PathStep> path) {
    YamlNode node = root;
    for (PathStep step : path) {
      node =
          switch (step) {
            case PathStep.Key(String name) ->
                node instanceof YamlMapping mapping ? mapping.get(name) : null;
            case PathStep.Element(int index) ->
                node instanceof YamlSequence sequence && index < sequence.items().size()
                    ? sequence.items().get(index).value()
                    : null;
          };
    }
    return node;
  }
}
