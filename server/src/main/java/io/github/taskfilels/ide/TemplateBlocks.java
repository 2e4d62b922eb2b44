package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.template.Node;
import io.github.taskfilels.template.Node.Block;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlScalar;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The blocks that the control structures of a template have. */
final class TemplateBlocks {
  private TemplateBlocks() {}

  /**
   * What stands between {@code if}, {@code else} and {@code end} in a scalar, without these, as
   * ranges of the file; the outer ones first.
   */
  static ImmutableList<TextRange> of(YamlScalar scalar) {
    if (!Template.isTemplate(scalar.source())) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<TextRange> blocks = ImmutableList.builder();
    Deque<Block> todo = new ArrayDeque<>();
    todo.add(Template.parse(scalar.value()).root());
    while (!todo.isEmpty()) {
      for (Node.Statement statement : todo.remove().statements()) {
        for (Block block : blocksOf(statement)) {
          blocks.add(scalar.sourceMap().toSource(block.range()));
          todo.add(block);
        }
      }
    }
    return blocks.build();
  }

  private static ImmutableList<Block> blocksOf(Node.Statement statement) {
    return switch (statement) {
      case Node.Branch branch -> blocksOf(branch);
      case Node.Define define -> ImmutableList.of(define.body());
      case Node.TemplateCall call ->
          call.body() == null ? ImmutableList.of() : ImmutableList.of(call.body());
      default -> ImmutableList.of();
    };
  }

  /** Of a chain of {@code else if} the blocks of each, which have the same end. */
  private static ImmutableList<Block> blocksOf(Node.Branch first) {
    ImmutableList.Builder<Block> blocks = ImmutableList.builder();
    for (Node.Branch branch = first; branch != null; ) {
      blocks.add(branch.body());
      Block otherwise = branch.otherwise();
      branch = otherwise == null ? null : chained(otherwise);
      if (otherwise != null && branch == null) {
        blocks.add(otherwise);
      }
    }
    return blocks.build();
  }

  private static Node.@Nullable Branch chained(Block otherwise) {
    return otherwise.statements().size() == 1
            && otherwise.statements().getFirst() instanceof Node.Branch branch
            && branch.range().equals(otherwise.range())
        ? branch
        : null;
  }
}
