package io.github.taskfilels.template;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.go.fmt.Quoting;
import io.github.taskfilels.template.Node.Block;
import io.github.taskfilels.template.Node.Name;
import io.github.taskfilels.template.Node.Pipeline;
import io.github.taskfilels.template.Node.Statement;
import io.github.taskfilels.text.TextRange;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the statements of a template. The first error is the one that Go's parser
 * (text/template/parse, parse.go) gives; after it an action is skipped and reading goes on, so that
 * every later action is in the tree.
 */
final class Parser {
  /** Deeper nesting is refused, so that no walk over the tree can exhaust the stack. */
  static final int DEEPEST = 200;

  private final TokenReader in;
  private final PipelineParser pipelines;
  private final Map<String, Block> definitions = new LinkedHashMap<>();
  private int rangeDepth;
  private int depth;

  private Parser(TokenReader in) {
    this.in = in;
    this.pipelines = new PipelineParser(in);
  }

  static Template parse(String name, String source, String text, int shift) {
    TokenReader in = new TokenReader(name, text, shift);
    Parser parser = new Parser(in);
    Block root = parser.root();
    ImmutableMap<String, Block> definitions = ImmutableMap.copyOf(parser.definitions);
    TemplateUses uses = UseCollector.collect(root, definitions);
    return new Template(source, name, text, shift, root, definitions, uses, in.errors());
  }

  private Block root() {
    ImmutableList.Builder<Statement> statements = ImmutableList.builder();
    while (true) {
      Ending ending = statements(statements, true);
      if (ending.kind == TokenKind.EOF) {
        return new Block(in.range(0, in.text.length()), statements.build());
      }
      in.report("unexpected " + ending, ending.range);
      if (ending.chained) {
        in.recover();
      }
      statements.add(new Node.Broken(ending.range));
    }
  }

  /**
   * What ended a list of statements. {@code chained} is an else before an {@code if} or {@code
   * with}.
   */
  private record Ending(TokenKind kind, TextRange range, int start, boolean chained) {
    @Override
    public String toString() {
      return kind == TokenKind.END ? "{{end}}" : "{{else}}";
    }
  }

  /** Reads up to {@code end}, {@code else} or the end of the text. */
  private Ending statements(ImmutableList.Builder<Statement> into, boolean top) {
    while (true) {
      Token token = in.nextWord();
      switch (token.kind()) {
        case EOF -> {
          return new Ending(TokenKind.EOF, in.range(token), token.start(), false);
        }
        case TEXT -> into.add(new Node.Text(in.range(token), token.in(in.text)));
        case COMMENT -> into.add(new Node.Comment(in.range(token)));
        case LEFT_DELIMITER -> {
          Token word = in.peekWord();
          if (word.kind() == TokenKind.END || word.kind() == TokenKind.ELSE) {
            in.next();
            in.enterAction(token);
            return ending(token, word);
          }
          into.add(action(token, word, top));
        }
        default -> {
          in.enterAction(null);
          in.unexpected(token, "input");
          in.recover();
        }
      }
    }
  }

  private Ending ending(Token open, Token word) {
    boolean chained = false;
    if (word.kind() == TokenKind.ELSE) {
      TokenKind after = in.peekWord().kind();
      chained = after == TokenKind.IF || after == TokenKind.WITH;
    }
    if (!chained) {
      finish(word.in(in.text));
    }
    return new Ending(word.kind(), rangeFrom(open), open.start(), chained);
  }

  /** Reads the end of an action. */
  private void finish(String context) {
    if (!in.failed()) {
      in.expect(TokenKind.RIGHT_DELIMITER, context);
    }
    if (in.failed()) {
      in.recover();
    }
  }

  private TextRange rangeFrom(Token open) {
    return in.range(open.start(), in.previous().end());
  }

  private Statement action(Token open, Token word, boolean top) {
    in.enterAction(word.kind() == TokenKind.DEFINE && top ? null : open);
    switch (word.kind()) {
      case IF, WITH, RANGE, BLOCK, BREAK, CONTINUE, TEMPLATE -> in.next();
      case DEFINE -> {
        if (top) {
          in.next();
        }
      }
      default -> {}
    }
    return switch (word.kind()) {
      case IF, WITH, RANGE -> branch(open, word.kind());
      case BREAK, CONTINUE -> jump(open, word);
      case TEMPLATE -> call(open);
      case BLOCK -> block(open);
      case DEFINE -> top ? define(open) : print(open);
      default -> print(open);
    };
  }

  private Statement print(Token open) {
    Pipeline pipeline = header("command");
    return new Node.Action(rangeFrom(open), pipeline);
  }

  /** Reads a pipeline and the end of its action. */
  private Pipeline header(String context) {
    Pipeline pipeline = pipelines.pipeline(context, TokenKind.RIGHT_DELIMITER);
    if (in.failed()) {
      in.recover();
    }
    return pipeline;
  }

  private Statement jump(Token open, Token word) {
    String keyword = "{{" + word.in(in.text) + "}}";
    finish(keyword);
    TextRange range = rangeFrom(open);
    if (rangeDepth == 0) {
      in.report(keyword + " outside {{range}}", range);
    }
    return word.kind() == TokenKind.BREAK ? new Node.Break(range) : new Node.Continue(range);
  }

  private Statement branch(Token open, TokenKind kind) {
    if (++depth > DEEPEST) {
      depth--;
      in.fail("control structures are nested too deeply", in.range(open));
      in.recover();
      return new Node.Broken(in.range(open));
    }
    int variables = pipelines.scope();
    Pipeline pipeline = header(kindName(kind));
    TextRange opening = rangeFrom(open);
    rangeDepth += kind == TokenKind.RANGE ? 1 : 0;
    int bodyStart = in.previous().end();
    ImmutableList.Builder<Statement> statements = ImmutableList.builder();
    Ending ending = statements(statements, false);
    rangeDepth -= kind == TokenKind.RANGE ? 1 : 0;
    Block body = new Block(in.range(bodyStart, ending.start), statements.build());
    Block otherwise = null;
    if (ending.kind == TokenKind.ELSE) {
      otherwise = otherwise(kind, ending, opening);
    } else {
      checkClosed(ending, kindName(kind), opening);
    }
    pipelines.endScope(variables);
    depth--;
    TextRange range = rangeFrom(open);
    return switch (kind) {
      case IF -> new Node.If(range, opening, pipeline, body, otherwise);
      case WITH -> new Node.With(range, opening, pipeline, body, otherwise);
      default -> new Node.Range(range, opening, pipeline, body, otherwise);
    };
  }

  private Block otherwise(TokenKind kind, Ending ending, TextRange opening) {
    if (ending.chained && kind != TokenKind.RANGE && in.at(kind)) {
      Token word = in.next();
      // The chained branch reads the {{end}} that closes both. Its opening is the action of the
      // else.
      Token open = new Token(TokenKind.LEFT_DELIMITER, ending.start, word.end());
      Statement chained = branch(open, kind);
      return new Block(chained.range(), ImmutableList.of(chained));
    }
    if (ending.chained) {
      in.unexpected(in.peek(), "input");
      in.recover();
    }
    int start = in.previous().end();
    ImmutableList.Builder<Statement> statements = ImmutableList.builder();
    Ending last = statements(statements, false);
    while (last.kind == TokenKind.ELSE) {
      in.report("expected end; found {{else}}", last.range);
      statements.add(new Node.Broken(last.range));
      if (last.chained) {
        in.recover();
      }
      last = statements(statements, false);
    }
    checkClosed(last, kindName(kind), opening);
    return new Block(in.range(start, last.start), statements.build());
  }

  private void checkClosed(Ending ending, String keyword, TextRange opening) {
    if (ending.kind == TokenKind.EOF) {
      in.report("unexpected EOF", opening, ": {{" + keyword + "}} has no {{end}}");
    }
  }

  private static String kindName(TokenKind kind) {
    return switch (kind) {
      case IF -> "if";
      case WITH -> "with";
      default -> "range";
    };
  }

  private Statement call(Token open) {
    Name name = templateName("template clause");
    Pipeline argument = null;
    if (!in.failed() && in.peekWord().kind() != TokenKind.RIGHT_DELIMITER) {
      argument = header("template clause");
    } else {
      finish("template clause");
    }
    TextRange range = rangeFrom(open);
    return name == null
        ? new Node.Broken(range)
        : new Node.TemplateCall(range, name, argument, null);
  }

  private Statement define(Token open) {
    Name name = templateName("define clause");
    finish("define clause");
    TextRange opening = rangeFrom(open);
    Block body = definition(name, "define", opening);
    TextRange range = rangeFrom(open);
    return name == null ? new Node.Broken(range) : new Node.Define(range, name, body);
  }

  private Statement block(Token open) {
    Name name = templateName("block clause");
    Pipeline argument = null;
    if (in.failed()) {
      in.recover();
    } else {
      argument = header("block clause");
    }
    TextRange opening = rangeFrom(open);
    if (++depth > DEEPEST) {
      depth--;
      in.report("control structures are nested too deeply", opening);
      return new Node.Broken(opening);
    }
    Block body = definition(name, "block", opening);
    depth--;
    TextRange range = rangeFrom(open);
    return name == null
        ? new Node.Broken(range)
        : new Node.TemplateCall(range, name, argument, body);
  }

  /** Reads the body of a definition, in which only {@code $} is defined, and its end. */
  private Block definition(@Nullable Name name, String keyword, TextRange opening) {
    ImmutableList<String> outer = pipelines.enterDefinition();
    int outerRange = rangeDepth;
    rangeDepth = 0;
    int start = in.previous().end();
    ImmutableList.Builder<Statement> statements = ImmutableList.builder();
    Ending ending = statements(statements, false);
    while (ending.kind == TokenKind.ELSE) {
      in.report("unexpected {{else}} in " + keyword + " clause", ending.range);
      if (ending.chained) {
        in.recover();
      }
      ending = statements(statements, false);
    }
    checkClosed(ending, keyword, opening);
    rangeDepth = outerRange;
    pipelines.leaveDefinition(outer);
    Block body = new Block(in.range(start, ending.start), statements.build());
    if (name != null) {
      addDefinition(name, body);
    }
    return body;
  }

  private void addDefinition(Name name, Block body) {
    Block before = definitions.get(name.text());
    if (before == null || isEmpty(before)) {
      definitions.put(name.text(), body);
    } else if (!isEmpty(body)) {
      in.report(
          "template: multiple definition of template " + Quoting.quote(name.text()), name.range());
    }
  }

  private static boolean isEmpty(Block block) {
    return block.statements().stream()
        .allMatch(
            s ->
                s instanceof Node.Comment
                    || (s instanceof Node.Text text && text.text().isBlank()));
  }

  private @Nullable Name templateName(String context) {
    Token token = in.peekWord();
    if (token.kind() != TokenKind.STRING && token.kind() != TokenKind.RAW_STRING) {
      in.unexpected(token, context);
      return null;
    }
    String name = Quoting.unquote(token.in(in.text));
    if (name == null) {
      in.fail("invalid syntax", in.range(token));
      return null;
    }
    in.next();
    return new Name(in.range(token), name);
  }
}
