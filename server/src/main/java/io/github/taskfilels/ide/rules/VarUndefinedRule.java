package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.taskfilels.ide.rules.NameUses.Use;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import io.github.taskfilels.workspace.Summary.VariableEntry;
import org.jspecify.annotations.Nullable;

/** Misspelt variables in templates. */
public final class VarUndefinedRule implements WorkspaceRule {
  @Override
  public String id() {
    return "var-undefined";
  }

  @Override
  public Severity severity() {
    return Severity.HINT;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A variable in a template that nothing sets, and whose name is nearly that of one that"
            + " something does. Silent where the environment or a file of it, an include that is"
            + " not known, or a `requires` may bring it, and where a template asks whether it is"
            + " there.",
        "Renders it as empty text.",
        """
        version: '3'
        vars: {VERSION: '1.2'}
        tasks:
          show: echo {{.VERISON}}
        #               ^^^^^^^
        """,
        """
        version: '3'
        vars: {VERSION: '1.2'}
        tasks:
          show: echo {{.VERSION}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    return NameUses.findings(
        this, context, use -> Misspelling.message(use.name(), meant(context, use)));
  }

  private static @Nullable String meant(RuleContext context, Use use) {
    if (use.kind() != NameUses.Kind.TEMPLATE || use.inEnv()) {
      return null;
    }
    KnownVariables known = KnownVariables.around(context.snapshot(), context.file());
    if (known.open()
        || known.isSet(use.name())
        || context.snapshot().environment().containsKey(use.name())) {
      return null;
    }
    TaskEntry task = context.summary().task(use.task());
    Iterable<String> names = Iterables.concat(known.vars(), known.env());
    if (task != null) {
      names = Iterables.concat(Iterables.transform(task.vars(), VariableEntry::name), names);
    }
    return Misspelling.of(use.name(), names);
  }

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    return Misspelling.fixes(snapshot, finding);
  }
}
