package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeTarget;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.taskfile.schema.SpecialVariable;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.template.TemplateUses.FieldUse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Variables in the path or folder of an include that have no value yet. */
public final class IncludePathDynamicVarRule implements WorkspaceRule {
  @Override
  public String id() {
    return "include-path-dynamic-var";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A variable in the path or the `dir` of an include that is not known when files are read:"
            + " one that Task sets itself, the output of a command, a `ref`, or one whose value is"
            + " a template. Silent where the file is missing for it, which `include-missing` says.",
        "Takes it for empty text, or leaves the template in it as it is written, and goes on with"
            + " that path.",
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          docs:
            taskfile: ./docs.yml
            dir: '{{.ROOT_DIR}}/docs'
        #            ^^^^^^^^
        //- /docs.yml
        version: '3'
        tasks: {show: pwd}
        """,
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          docs:
            taskfile: ./docs.yml
            dir: ./docs
        //- /docs.yml
        version: '3'
        tasks: {show: pwd}
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (IncludeEdge edge : context.graph().includes(context.file())) {
      if (isTemplate(edge.entry().taskfile()) || isTemplate(edge.entry().dir())) {
        Include include = edge.written(context.snapshot());
        if (include != null) {
          boolean broken = edge.target() instanceof IncludeTarget.Broken;
          check(context, broken ? null : include.taskfile(), findings);
          check(context, include.dir(), findings);
        }
      }
    }
    return findings.build();
  }

  private static boolean isTemplate(@Nullable String text) {
    return text != null && Template.isTemplate(text);
  }

  private void check(
      RuleContext context, @Nullable Text text, ImmutableList.Builder<Finding> findings) {
    if (text == null || !isTemplate(text.value())) {
      return;
    }
    Template template = Template.parse(text.value());
    if (!template.errors().isEmpty() || !template.uses().functions().isEmpty()) {
      return;
    }
    Map<String, Variable> own = new HashMap<>();
    context.taskfile().vars().forEach(variable -> own.put(variable.name(), variable));
    for (FieldUse use : template.uses().fields()) {
      String why = why(context, own.get(use.name()), use.name());
      if (why != null) {
        findings.add(
            Finding.of(
                this,
                context.file(),
                text.sourceMap().wordToSource(use.range()),
                "'" + use.name() + "' " + why + "; write the path out"));
      }
    }
  }

  private static @Nullable String why(RuleContext context, @Nullable Variable own, String name) {
    if (own == null) {
      boolean special =
          SpecialVariable.find(name) != null && !context.snapshot().environment().containsKey(name);
      return special ? "is set after includes are read, and empty here" : null;
    }
    return switch (own.kind()) {
      case SH -> "is the output of a command, and empty in an include";
      case REF -> "is a reference, and empty in an include";
      case LITERAL ->
          own.value() instanceof String value && Template.isTemplate(value)
              ? "holds a template, which is not rendered in an include"
              : null;
    };
  }
}
