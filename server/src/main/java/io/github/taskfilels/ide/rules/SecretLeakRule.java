package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.template.TemplateUses.FieldUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Secrets where they are not masked. */
public final class SecretLeakRule implements FileRule {
  @Override
  public String id() {
    return "secret-leak";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A secret variable in the `label`, `desc`, `summary`, `prompt` or `prefix` of a task, or "
            + "in a variable that is not secret itself. It is shown there in full.",
        "Masks the value in the commands that it prints, and nowhere else.",
        """
        version: '3'
        tasks:
          login:
            vars:
              TOKEN: {sh: pass token, secret: true}
              HEADER: 'Bearer {{.TOKEN}}'
        #     ^^^^^^
            cmds: ['curl -H "{{.HEADER}}" example.org']
        """,
        """
        version: '3'
        tasks:
          login:
            vars:
              TOKEN: {sh: pass token, secret: true}
              HEADER: {value: 'Bearer {{.TOKEN}}', secret: true}
            cmds: ['curl -H "{{.HEADER}}" example.org']
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();

    Set<String> ofFile = secrets(context.taskfile().vars());
    variables(context, ofFile, context.taskfile().vars(), findings);
    for (Task task : context.taskfile().tasks()) {
      Set<String> secrets = secrets(task.environment().vars());
      secrets.addAll(ofFile);
      if (!secrets.isEmpty()) {
        variables(context, secrets, task.environment().vars(), findings);
        shown(context, secrets, task, findings);
      }
    }
    return findings.build();
  }

  private static Set<String> secrets(List<Variable> variables) {
    return variables.stream()
        .filter(Variable::secret)
        .map(Variable::name)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private void variables(
      FileContext context,
      Set<String> secrets,
      List<Variable> variables,
      ImmutableList.Builder<Finding> findings) {
    for (Variable variable : secrets.isEmpty() ? List.<Variable>of() : variables) {
      String used = variable.secret() ? null : secretIn(variable, secrets);
      if (used != null) {
        String message =
            "this holds the secret '" + used + "' and is not secret; add 'secret: true'";
        findings.add(context.finding(this, variable.nameRange(), message));
      }
    }
  }

  private static @Nullable String secretIn(Variable variable, Set<String> secrets) {
    Text text = variable.text();
    if (text == null || variable.kind() == Variable.Kind.SH) {
      return null;
    }
    Template template =
        variable.kind() == Variable.Kind.REF
            ? Template.parseExpression(text.value())
            : Template.parse(text.value());
    // What only asks whether a secret is there does not hold it.
    return template.uses().functions().isEmpty() ? used(template, secrets) : null;
  }

  private static @Nullable String used(Template template, Set<String> secrets) {
    for (FieldUse use : template.uses().fields()) {
      if (secrets.contains(use.name())) {
        return use.name();
      }
    }
    return null;
  }

  private void shown(
      FileContext context,
      Set<String> secrets,
      Task task,
      ImmutableList.Builder<Finding> findings) {
    List<Text> texts = new ArrayList<>(task.description().prompt());
    Stream.of(
            task.description().label(),
            task.description().desc(),
            task.description().summary(),
            task.behaviour().prefix())
        .filter(Objects::nonNull)
        .forEach(texts::add);
    for (Text text : texts) {
      String used =
          Template.isTemplate(text.value()) ? used(Template.parse(text.value()), secrets) : null;
      if (used != null) {
        String message = "the secret '" + used + "' is shown here in full; leave it out";
        findings.add(context.finding(this, text.range(), message));
      }
    }
  }
}
