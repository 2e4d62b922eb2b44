package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.template.Node;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Branches of templates that are never taken. */
public final class TplUnreachableRule implements FileRule {
  @Override
  public String id() {
    return "tpl-unreachable";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A branch of a template that is never rendered: its condition is a constant, or one "
            + "before it in the same chain is written in the same way.",
        "Takes the first branch whose condition is true.",
        """
        version: '3'
        tasks:
          show: echo {{if eq OS "linux"}}deb{{else if eq OS "linux"}}rpm{{end}}
        #                                             ^^^^^^^^^^^^^
        """,
        """
        version: '3'
        tasks:
          show: echo {{if eq OS "linux"}}deb{{else if eq OS "darwin"}}rpm{{end}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();

    for (WrittenTemplate written : context.templates()) {
      if (written.text().value().contains("if") && written.template().errors().isEmpty()) {
        Deque<Node> open = new ArrayDeque<>();
        open.add(written.template().root());
        open.addAll(written.template().definitions().values());
        while (!open.isEmpty()) {
          switch (open.pop()) {
            case Node.Block block -> open.addAll(block.statements());
            case Node.If branch -> open.addAll(chain(context, written, branch, findings));
            case Node.Branch branch -> {
              open.add(branch.body());
              if (branch.otherwise() != null) {
                open.add(branch.otherwise());
              }
            }
            default -> {}
          }
        }
      }
    }
    return findings.build();
  }

  /** Looks at a chain of conditions; what is to be looked at in it is returned. */
  private List<Node> chain(
      FileContext context,
      WrittenTemplate written,
      Node.If first,
      ImmutableList.Builder<Finding> findings) {
    List<Node> inside = new ArrayList<>();
    Set<String> conditions = new HashSet<>();
    Optional<Node.If> next = Optional.of(first);
    while (next.isPresent()) {
      Node.If at = next.get();
      TextRange condition = at.pipeline().range();
      String text = condition.in(written.template().text());
      if (isConstant(at.pipeline())) {
        String message = "this condition is always the same, so a branch is never taken";
        findings.add(context.finding(this, written.range(condition), message));
      } else if (!conditions.add(text)) {
        String message = "the same condition stands before this, so this branch is never taken";
        findings.add(context.finding(this, written.range(condition), message));
      }
      inside.add(at.body());
      Optional<Node.Block> otherwise = Optional.ofNullable(at.otherwise());
      next = otherwise.map(TplUnreachableRule::next);
      if (next.isEmpty()) {
        otherwise.ifPresent(inside::add);
      }
    }
    return inside;
  }

  /** The condition of an {@code else if}; null for an {@code else}. */
  private static Node.@Nullable If next(Node.Block otherwise) {
    return otherwise.statements().size() == 1
            && otherwise.statements().getFirst() instanceof Node.If branch
        ? branch
        : null;
  }

  private static boolean isConstant(Node.Pipeline pipeline) {
    if (pipeline.commands().size() != 1 || pipeline.commands().getFirst().operands().size() != 1) {
      return false;
    }
    Node.Operand operand = pipeline.commands().getFirst().operands().getFirst();
    return operand instanceof Node.Bool
        || operand instanceof Node.NumberLiteral
        || operand instanceof Node.StringConstant;
  }
}
