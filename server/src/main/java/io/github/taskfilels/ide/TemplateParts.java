package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.template.Node;
import io.github.taskfilels.template.Node.Block;
import io.github.taskfilels.template.Node.Name;
import io.github.taskfilels.template.Node.Pipeline;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/** What of a template stands around a place. */
final class TemplateParts {
  private final int offset;
  private final ImmutableList.Builder<TextRange> parts = ImmutableList.builder();

  private TemplateParts(int offset) {
    this.offset = offset;
  }

  /**
   * The ranges of the statements, blocks, pipelines, operands and names that an offset touches, in
   * offsets of the template, the outer ones first.
   */
  static ImmutableList<TextRange> around(Template template, int offset) {
    TemplateParts found = new TemplateParts(offset);
    found.block(template.root());
    return found.parts.build();
  }

  private boolean add(TextRange range) {
    boolean touches = range.touches(offset);
    if (touches) {
      parts.add(range);
    }
    return touches;
  }

  private void block(@Nullable Block block) {
    if (block == null || !add(block.range())) {
      return;
    }
    for (Node.Statement statement : block.statements()) {
      if (!(statement instanceof Node.Text) && add(statement.range())) {
        statement(statement);
      }
    }
  }

  private void statement(Node.Statement statement) {
    switch (statement) {
      case Node.Action action -> pipeline(action.pipeline());
      case Node.Branch branch -> {
        add(branch.opening());
        pipeline(branch.pipeline());
        block(branch.body());
        block(branch.otherwise());
      }
      case Node.Define define -> {
        name(define.name());
        block(define.body());
      }
      case Node.TemplateCall call -> {
        name(call.name());
        if (call.argument() != null) {
          pipeline(call.argument());
        }
        block(call.body());
      }
      default -> {}
    }
  }

  private void pipeline(Pipeline pipeline) {
    if (add(pipeline.range())) {
      pipeline.variables().forEach(this::name);
      for (Node.Command command : pipeline.commands()) {
        if (add(command.range())) {
          command.operands().forEach(this::operand);
        }
      }
    }
  }

  private void operand(Node.Operand operand) {
    if (!add(operand.range())) {
      return;
    }
    switch (operand) {
      case Node.Field field -> field.names().forEach(this::name);
      case Node.Variable variable -> {
        name(variable.name());
        variable.fields().forEach(this::name);
      }
      case Node.Chain chain -> {
        operand(chain.inner());
        chain.fields().forEach(this::name);
      }
      case Node.Parens parens -> pipeline(parens.pipeline());
      default -> {}
    }
  }

  private void name(Name name) {
    add(name.range());
  }
}
