package io.github.taskfilels.ide.completion;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InKey;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InValue;
import io.github.taskfilels.taskfile.schema.SchemaPosition.Parent;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.yaml.PlainScalar;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Names that a file does not define yet, where it defines some: tasks that are called and do not
 * exist, also for {@code aliases}; namespaces for Taskfiles that are not included.
 */
final class NewNames {
  private NewNames() {}

  /** Offers keys of {@code tasks} and of {@code includes}. */
  static void offerKeys(CompletionSite site, InKey key, Ranking ranking) {
    TextRange word = key.word().isEmpty() ? TextRange.at(site.offset()) : key.word();
    if (!word.touches(site.offset())) {
      return;
    }
    if (key.mapping().valueType() == ValueType.INCLUDES) {
      PathCandidates.offerIncludes(site, key, word, ranking);
    } else if (key.mapping().valueType() == ValueType.TASKS) {
      for (String name : missing(site)) {
        offerTask(site, key, word, name, ranking);
      }
    }
  }

  private static void offerTask(
      CompletionSite site, InKey key, TextRange word, String name, Ranking ranking) {
    int indentation = key.mapping().indentation();
    boolean quoted = !PlainScalar.isPlain(name, indentation < 0);
    if (quoted || key.mapping().present().contains(name)) {
      return;
    }
    boolean hasColon = site.text().startsWith(":", word.end());
    Candidate candidate = missing(name, word, name + (hasColon ? "" : ":"));
    String deeper = site.newLine() + " ".repeat(indentation + 2);
    ranking.offer(
        site.text().substring(word.start(), site.offset()),
        name,
        0,
        () ->
            hasColon || indentation < 0
                ? candidate
                : candidate.withSnippet(
                    Snippets.escape(name) + ":" + deeper + "cmds:" + deeper + "  - $1"));
  }

  /** Offers other names of a task. */
  static void offerAliases(CompletionSite site, InValue value, ScalarSlot slot, Ranking ranking) {
    if (value.parent()
            instanceof Parent.OfList(Parent.OfKey(var _, var key), var _, int _, boolean _)
        && key.name().equals("aliases")
        && site.taskName() != null) {
      for (String name : missing(site)) {
        ranking.offer(slot.typed(), name, 0, () -> missing(name, slot.range(), slot.write(name)));
      }
    }
  }

  private static Candidate missing(String name, TextRange range, String text) {
    return new Candidate(
        name, Candidate.Kind.TASK, "called, and missing", "", null, range, text, null);
  }

  /** The names that tasks of the file call and that mean nothing in it. */
  private static ImmutableSet<String> missing(CompletionSite site) {
    Summary summary = site.snapshot().summary(site.file());
    if (summary == null) {
      return ImmutableSet.of();
    }
    Programs programs = Programs.ofNames(site.snapshot(), site.file());
    Set<String> names = new LinkedHashSet<>();
    for (Summary.TaskEntry task : summary.tasks()) {
      for (Summary.Reference reference : task.references()) {
        String name = reference.task();
        if (!name.isBlank()
            && !name.startsWith(":")
            && !Template.isTemplate(name)
            && programs.meaning(site.file(), name).wrong()) {
          names.add(name);
        }
      }
    }
    return ImmutableSet.copyOf(names);
  }
}
