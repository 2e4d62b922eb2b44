package io.github.taskfilels.ide.symbol;

import io.github.taskfilels.template.Lexer;
import io.github.taskfilels.template.Token;
import io.github.taskfilels.template.TokenKind;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The call of a function of a template around a cursor. Only the text before the cursor counts.
 *
 * @param argument which of its arguments is written at the cursor, counted from zero
 * @param piped whether its last argument stands before a bar
 */
public record FunctionCall(String function, int argument, boolean piped) {

  /** A command as far as it is read. */
  private static final class Command {
    final boolean piped;
    private @Nullable String function;
    private int words;
    private boolean inWord;

    Command(boolean piped) {
      this.piped = piped;
    }

    /** Takes a piece of a word; pieces without white space between them are one. */
    void word(@Nullable String name) {
      if (!inWord) {
        function = words == 0 ? name : function;
        words++;
        inWord = true;
      }
    }

    void space() {
      inWord = false;
    }

    /** The call, where the cursor stands behind the name of the function. */
    @Nullable FunctionCall call() {
      int argument = words - (inWord ? 2 : 1);
      return function == null || argument < 0 ? null : new FunctionCall(function, argument, piped);
    }
  }

  /**
   * The innermost call around the end of an action that is not closed; null where there is none.
   *
   * @param action without its delimiter
   */
  public static @Nullable FunctionCall at(String action) {
    String text = "{{" + action;
    Deque<Command> commands = new ArrayDeque<>();
    commands.push(new Command(false));
    for (Token token : Lexer.lex(text)) {
      read(token, text, commands);
    }
    for (Command command : commands) {
      FunctionCall call = command.call();
      if (call != null) {
        return call;
      }
    }
    return null;
  }

  private static void read(Token token, String text, Deque<Command> commands) {
    Command command = commands.element();
    switch (token.kind()) {
      case LEFT_DELIMITER, RIGHT_DELIMITER, TEXT, COMMENT, EOF -> {}
      case SPACE, CHAR -> command.space();
      case LEFT_PAREN -> {
        command.word(null);
        commands.push(new Command(false));
      }
      case RIGHT_PAREN -> {
        if (commands.size() > 1) {
          commands.pop();
        }
      }
      case PIPE, ASSIGN, DECLARE -> {
        commands.pop();
        commands.push(new Command(token.kind() == TokenKind.PIPE));
      }
      case IDENTIFIER -> command.word(token.in(text));
      case DOT, NIL -> command.word(null);
      default -> {
        if (token.kind().isKeyword()) {
          commands.pop();
          commands.push(new Command(false));
        } else if (token.end() > token.start()) {
          // Also what is no token yet, as a string that is not closed.
          command.word(null);
        }
      }
    }
  }
}
