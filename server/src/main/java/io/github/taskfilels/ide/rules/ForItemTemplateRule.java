package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Loop;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlNodes;
import io.github.taskfilels.yaml.YamlScalar;
import org.jspecify.annotations.Nullable;

/** Templates in the elements of loops. */
public final class ForItemTemplateRule implements FileRule {
  @Override
  public String id() {
    return "for-item-template";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A template in an element of a `for` list or of a matrix row. Loop over a "
            + "variable instead.",
        "Hands the braces on as they are.",
        """
        version: '3'
        vars: {NAME: b}
        tasks:
          show:
            cmds:
              - for: [a, '{{.NAME}}']
        #                ^^^^^^^^^^^
                cmd: echo {{.ITEM}}
        """,
        """
        version: '3'
        vars:
          NAMES: [a, b]
        tasks:
          show:
            cmds:
              - for: {var: NAMES}
                cmd: echo {{.ITEM}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Task task : context.taskfile().tasks()) {
      // What a call passes on is rendered once more where it arrives.
      task.cmds().stream()
          .filter(command -> !(command instanceof Command.Call call) || call.vars().isEmpty())
          .forEach(command -> check(context, command.loop(), findings));
      task.deps().stream()
          .filter(dep -> dep.vars().isEmpty())
          .forEach(dep -> check(context, dep.loop(), findings));
    }
    return findings.build();
  }

  private void check(
      FileContext context, @Nullable Loop loop, ImmutableList.Builder<Finding> findings) {
    if (!(loop instanceof Loop.Values || loop instanceof Loop.Matrix)
        || !Template.isTemplate(loop.range().in(context.taskfile().tree().text()))) {
      return;
    }
    FileEdits file = new FileEdits(context.file(), context.taskfile().tree());
    YamlNode value = file.valueOf(loop.range());
    if (value == null) {
      return;
    }
    for (YamlNode node : YamlNodes.from(value)) {
      boolean ref = node instanceof YamlScalar && node == keyOrRef(file, node.range().start());
      if (node instanceof YamlScalar scalar && !ref && Template.isTemplate(scalar.value())) {
        findings.add(
            context.finding(
                this, scalar.range(), "no template is rendered here; loop over a variable"));
      }
    }
  }

  /** The key, or the value of {@code ref}, at an offset; null where something else stands. */
  private static @Nullable YamlNode keyOrRef(FileEdits file, int offset) {
    YamlEntry key = file.entryAt(offset);
    if (key != null) {
      return key.key();
    }
    YamlEntry around = file.nodeAt(YamlEntry.class, offset);
    return around != null && around.keyText().equals("ref") ? around.value() : null;
  }
}
