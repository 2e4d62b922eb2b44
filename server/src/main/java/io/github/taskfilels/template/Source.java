package io.github.taskfilels.template;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.go.fmt.Quoting;
import io.github.taskfilels.template.Node.Block;
import io.github.taskfilels.template.Node.Branch;
import io.github.taskfilels.template.Node.Command;
import io.github.taskfilels.template.Node.Name;
import io.github.taskfilels.template.Node.Pipeline;
import org.jspecify.annotations.Nullable;

/**
 * Writes nodes as Go does in its messages: with its own spacing, and without comments in actions.
 */
public final class Source {
  private Source() {}

  public static String of(Node node) {
    StringBuilder out = new StringBuilder();
    // Go writes the parentheses only inside something else.
    write(out, node instanceof Node.Parens parens ? parens.pipeline() : node);
    return out.toString();
  }

  private static void write(StringBuilder out, Node node) {
    switch (node) {
      case Node.Text text -> out.append(text.text());
      case Node.Comment _, Node.Broken _, Node.Define _ -> {}
      case Node.Action action -> {
        out.append("{{");
        write(out, action.pipeline());
        out.append("}}");
      }
      case Branch branch -> branch(out, branch);
      case Node.Break _ -> out.append("{{break}}");
      case Node.Continue _ -> out.append("{{continue}}");
      case Node.TemplateCall call -> call(out, call);
      case Block block -> block.statements().forEach(s -> write(out, s));
      case Pipeline pipeline -> pipeline(out, pipeline);
      case Command command -> join(out, " ", command.operands());
      case Node.Field field -> names(out, field.names());
      case Node.Variable variable -> {
        out.append(variable.name().text());
        names(out, variable.fields());
      }
      case Node.Chain chain -> {
        write(out, chain.inner());
        names(out, chain.fields());
      }
      case Node.Parens parens -> {
        out.append('(');
        write(out, parens.pipeline());
        out.append(')');
      }
      case Node.Identifier identifier -> out.append(identifier.name());
      case Node.Dot _ -> out.append('.');
      case Node.Nil _ -> out.append("nil");
      case Node.Bool bool -> out.append(bool.value());
      case Node.StringConstant string -> out.append(string.source());
      case Node.NumberLiteral number -> out.append(number.value().source());
    }
  }

  private static void branch(StringBuilder out, Branch branch) {
    out.append("{{").append(branch.keyword()).append(' ');
    write(out, branch.pipeline());
    out.append("}}");
    write(out, branch.body());
    @Nullable Block otherwise = branch.otherwise();
    if (otherwise != null) {
      out.append("{{else}}");
      write(out, otherwise);
    }
    out.append("{{end}}");
  }

  private static void call(StringBuilder out, Node.TemplateCall call) {
    out.append("{{template ").append(Quoting.quote(call.name().text()));
    Pipeline argument = call.argument();
    if (argument != null) {
      out.append(' ');
      write(out, argument);
    }
    out.append("}}");
  }

  private static void pipeline(StringBuilder out, Pipeline pipeline) {
    if (!pipeline.variables().isEmpty()) {
      String separator = "";
      for (Name name : pipeline.variables()) {
        out.append(separator).append(name.text());
        separator = ", ";
      }
      out.append(pipeline.assignment() ? " = " : " := ");
    }
    join(out, " | ", pipeline.commands());
  }

  private static void join(
      StringBuilder out, String separator, ImmutableList<? extends Node> nodes) {
    for (int i = 0; i < nodes.size(); i++) {
      if (i > 0) {
        out.append(separator);
      }
      write(out, nodes.get(i));
    }
  }

  private static void names(StringBuilder out, ImmutableList<Name> names) {
    for (Name name : names) {
      out.append('.').append(name.text());
    }
  }
}
