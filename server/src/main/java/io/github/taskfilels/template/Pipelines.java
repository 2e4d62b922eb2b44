package io.github.taskfilels.template;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.template.Node.Block;
import io.github.taskfilels.template.Node.Branch;
import io.github.taskfilels.template.Node.Chain;
import io.github.taskfilels.template.Node.Parens;
import io.github.taskfilels.template.Node.Pipeline;
import java.util.ArrayDeque;
import java.util.Deque;

/** Finds all pipelines of a template, without recursion. */
public final class Pipelines {
  private Pipelines() {}

  /** Each pipeline, also those in parentheses, in branches and in definitions; in no order. */
  public static ImmutableList<Pipeline> of(Template template) {
    ImmutableList.Builder<Pipeline> found = ImmutableList.builder();
    Deque<Node> open = new ArrayDeque<>();
    open.add(template.root());
    open.addAll(template.definitions().values());
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case Block block -> open.addAll(block.statements());
        case Node.Action action -> open.add(action.pipeline());
        case Branch branch -> {
          open.add(branch.pipeline());
          open.add(branch.body());
          if (branch.otherwise() != null) {
            open.add(branch.otherwise());
          }
        }
        case Node.TemplateCall call -> {
          // The body of a block is one of the definitions.
          if (call.argument() != null) {
            open.add(call.argument());
          }
        }
        case Pipeline pipeline -> {
          found.add(pipeline);
          pipeline.commands().forEach(command -> command.operands().forEach(open::add));
        }
        case Parens parens -> open.add(parens.pipeline());
        case Chain chain -> open.add(chain.inner());
        default -> {}
      }
    }
    return found.build();
  }
}
