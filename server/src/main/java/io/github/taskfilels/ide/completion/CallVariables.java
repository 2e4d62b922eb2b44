package io.github.taskfilels.ide.completion;

import io.github.taskfilels.ide.CallParameters;
import io.github.taskfilels.ide.ReadVariables;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.taskfile.Requirement;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.schema.PathStep;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InKey;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InValue;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayList;
import java.util.List;

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
    for (Definition callee :
        CallParameters.callees(site.snapshot(), site.file(), site.tree(), key.path())) {
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
    for (Definition callee :
        CallParameters.callees(
            site.snapshot(), site.file(), site.tree(), path.subList(0, path.size() - 1))) {
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
}
