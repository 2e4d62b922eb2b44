package io.github.taskfilels.template;

import io.github.taskfilels.shell.OpaquePiece;
import io.github.taskfilels.template.Node.Block;
import io.github.taskfilels.template.Node.Statement;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayList;
import java.util.List;

/** Finds what of a text is a template's, in order: all that is none of its texts. */
final class PieceFinder {
  final List<OpaquePiece> found = new ArrayList<>();
  boolean branches;

  private final String text;

  /** Where the template that is read begins. */
  private int shift;

  private int end;
  private boolean mayEnd;
  private int ended;

  PieceFinder(String text) {
    this.text = text;
  }

  /**
   * Reads the template of the rest of the text.
   *
   * @param mayEnd whether an action that is not closed ends with its line
   * @return where one ended so; -1 for none
   */
  int read(Template template, boolean mayEnd) {
    this.mayEnd = mayEnd;
    shift = text.length() - template.source().length();
    end = shift;
    ended = -1;
    block(template.root());
    silentUpTo(text.length());
    return ended;
  }

  private void block(Block block) {
    for (Statement statement : block.statements()) {
      if (ended >= 0) {
        return;
      }
      statement(statement);
    }
  }

  private void statement(Statement statement) {
    TextRange range = statement.range().shift(shift);
    switch (statement) {
      case Node.Text _ -> {
        silentUpTo(range.start());
        end = Math.max(end, range.end());
      }
      case Node.Action action when action.pipeline().variables().isEmpty() -> printed(range);
      case Node.TemplateCall _ -> printed(range);
      case Node.Broken _ -> {
        if (isEnd(range)) {
          silentUpTo(range.end());
        } else {
          printed(range);
        }
      }
      case Node.Branch branch -> {
        branches = true;
        silentUpTo(branch.opening().end() + shift);
        block(branch.body());
        Block otherwise = branch.otherwise();
        if (otherwise != null) {
          block(otherwise);
        }
        silentUpTo(range.end());
      }
      // Its range is without the delimiters; what follows begins behind them.
      case Node.Comment _ -> {}
      default -> silentUpTo(range.end());
    }
  }

  /** Whether an action is {@code end} or {@code else}, which stands where nothing is open. */
  private boolean isEnd(TextRange range) {
    int at = range.start() + 2;
    while (at < range.end() && "- \t\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return text.startsWith("end", at) || text.startsWith("else", at);
  }

  private void printed(TextRange range) {
    silentUpTo(range.start());
    add(range.end(), false);
  }

  private void silentUpTo(int offset) {
    add(offset, true);
  }

  private void add(int offset, boolean silent) {
    if (ended >= 0 || offset <= end) {
      return;
    }
    ended = mayEnd ? unclosedLine(end, offset) : -1;
    int to = ended < 0 ? offset : ended;
    found.add(new OpaquePiece(new TextRange(end, to), silent && ended < 0));
    end = to;
  }

  /**
   * The end of the line in which an action begins that is not closed there, but at the end of
   * another one or of all; -1 where there is none between two offsets.
   */
  private int unclosedLine(int from, int to) {
    for (int open = text.indexOf("{{", from, to); open >= 0; ) {
      int close = text.indexOf("}}", open, to);
      int line = text.indexOf('\n', open, close < 0 ? to : close);
      boolean comment = text.startsWith("/*", open + 2) || text.startsWith("/*", open + 4);
      if (line >= 0 && (close < 0 || (!comment && text.indexOf("{{", line, close) >= 0))) {
        return line;
      }
      open = close < 0 ? -1 : text.indexOf("{{", close, to);
    }
    return -1;
  }
}
