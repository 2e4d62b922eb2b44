package io.github.taskfilels.template;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.shell.OpaquePiece;
import io.github.taskfilels.shell.ShellParser;
import io.github.taskfilels.shell.ShellScript;
import io.github.taskfilels.template.Node.Block;
import io.github.taskfilels.template.Node.Statement;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayList;
import java.util.List;

/**
 * A script with template actions in it, as it stands in a Taskfile. An action that prints something
 * is a piece of a word, whatever is in it; all others, and the blanks that a dash trims, are not
 * there for the shell. Of branches the shell sees all, one behind the other.
 *
 * @param template the text as a template
 * @param script the text as a script
 * @param branches whether what the shell gets depends on {@code if}, {@code with} or {@code range}:
 *     an error of the script need not be one of Task then
 */
public record ScriptTemplate(Template template, ShellScript script, boolean branches) {

  /** Reads any text. Never throws; needs time linear in the length. */
  public static ScriptTemplate parse(String text) {
    Template template = Template.parse(text);
    if (!Template.isTemplate(text)) {
      return new ScriptTemplate(template, ShellParser.parse(text), false);
    }
    Pieces pieces = Pieces.of(template);
    ShellScript script = ShellParser.parse(text, ImmutableList.copyOf(pieces.found));
    return new ScriptTemplate(template, script, pieces.branches);
  }

  /** What of a template the shell does not read, in order. */
  public static ImmutableList<OpaquePiece> pieces(Template template) {
    return ImmutableList.copyOf(Pieces.of(template).found);
  }

  /** Finds the pieces in the order of the text: what is not a text is a template's. */
  private static final class Pieces {
    final List<OpaquePiece> found = new ArrayList<>();
    boolean branches;
    private int end;

    static Pieces of(Template template) {
      Pieces pieces = new Pieces();
      pieces.block(template.root());
      pieces.silentUpTo(template.source().length());
      return pieces;
    }

    private void block(Block block) {
      for (Statement statement : block.statements()) {
        statement(statement);
      }
    }

    private void statement(Statement statement) {
      switch (statement) {
        case Node.Text text -> {
          silentUpTo(text.range().start());
          end = text.range().end();
        }
        case Node.Action action when action.pipeline().variables().isEmpty() ->
            printed(action.range());
        case Node.TemplateCall call -> printed(call.range());
        case Node.Broken broken -> printed(broken.range());
        case Node.Branch branch -> {
          branches = true;
          block(branch.body());
          Block otherwise = branch.otherwise();
          if (otherwise != null) {
            block(otherwise);
          }
          silentUpTo(branch.range().end());
        }
        default -> silentUpTo(statement.range().end());
      }
    }

    private void printed(TextRange range) {
      silentUpTo(range.start());
      if (range.end() > end) {
        found.add(new OpaquePiece(new TextRange(end, range.end()), false));
        end = range.end();
      }
    }

    private void silentUpTo(int offset) {
      if (offset > end) {
        found.add(new OpaquePiece(new TextRange(end, offset), true));
        end = offset;
      }
    }
  }
}
