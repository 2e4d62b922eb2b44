package io.github.taskfilels.template;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.go.fmt.Quoting;
import io.github.taskfilels.template.Node.Command;
import io.github.taskfilels.template.Node.Name;
import io.github.taskfilels.template.Node.Operand;
import io.github.taskfilels.template.Node.Pipeline;
import io.github.taskfilels.template.functions.FunctionTable;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads pipelines, and knows which variables are in scope. What was read before an error is kept.
 */
final class PipelineParser {
  private final TokenReader in;
  private List<String> variables = new ArrayList<>(List.of("$"));
  private int depth;

  PipelineParser(TokenReader in) {
    this.in = in;
  }

  /** A mark for {@link #endScope}. */
  int scope() {
    return variables.size();
  }

  void endScope(int mark) {
    variables.subList(mark, variables.size()).clear();
  }

  /** Starts a scope that sees nothing but {@code $}; the result is for {@link #leaveDefinition}. */
  ImmutableList<String> enterDefinition() {
    ImmutableList<String> outer = ImmutableList.copyOf(variables);
    variables = new ArrayList<>(List.of("$"));
    return outer;
  }

  void leaveDefinition(ImmutableList<String> outer) {
    variables = new ArrayList<>(outer);
  }

  /**
   * Reads a pipeline and the token that ends it.
   *
   * @param context what the pipeline belongs to, for messages
   */
  Pipeline pipeline(String context, TokenKind end) {
    int start = in.peekWord().start();
    List<Name> declared = new ArrayList<>();
    boolean assignment = declarations(context, declared);
    ImmutableList.Builder<Command> builder = ImmutableList.builder();
    boolean closed = false;
    while (!in.failed() && !closed) {
      Token token = in.peekWord();
      if (token.kind() == end) {
        in.next();
        closed = true;
      } else if (startsOperand(token.kind())) {
        builder.add(command());
      } else {
        in.unexpected(token, context);
      }
    }
    ImmutableList<Command> commands = builder.build();
    TextRange range = in.range(start, start);
    if (!declared.isEmpty()) {
      range = TextRange.covering(range, declared.getLast().range());
    }
    if (!commands.isEmpty()) {
      range = TextRange.covering(range, commands.getLast().range());
    }
    Pipeline pipeline = new Pipeline(range, ImmutableList.copyOf(declared), assignment, commands);
    if (closed) {
      check(pipeline, context);
    }
    return pipeline;
  }

  private void check(Pipeline pipeline, String context) {
    if (pipeline.commands().isEmpty()) {
      in.report("missing value for " + context, pipeline.range());
      return;
    }
    for (int i = 1; i < pipeline.commands().size(); i++) {
      Command command = pipeline.commands().get(i);
      if (!command.operands().isEmpty() && isConstant(command.operands().getFirst())) {
        in.report("non executable command in pipeline stage " + (i + 1), command.range());
        return;
      }
    }
  }

  private static boolean isConstant(Operand operand) {
    return operand instanceof Node.Bool
        || operand instanceof Node.Dot
        || operand instanceof Node.Nil
        || operand instanceof Node.NumberLiteral
        || operand instanceof Node.StringConstant;
  }

  /** Reads {@code $x :=}, {@code $x =} or {@code $k, $v :=}; true for an assignment. */
  private boolean declarations(String context, List<Name> declared) {
    while (in.peekWord().kind() == TokenKind.VARIABLE) {
      int mark = in.mark();
      Token variable = in.next();
      Token next = in.peekWord();
      boolean comma = next.kind() == TokenKind.CHAR && next.in(in.text).equals(",");
      boolean sets = next.kind() == TokenKind.ASSIGN || next.kind() == TokenKind.DECLARE;
      if (!comma && !sets) {
        in.reset(mark);
        return false;
      }
      in.next();
      declared.add(new Name(in.range(variable), variable.in(in.text)));
      variables.add(variable.in(in.text));
      if (sets) {
        return next.kind() == TokenKind.ASSIGN;
      }
      if (!context.equals("range") || declared.size() > 1) {
        in.fail("too many declarations in " + context, in.range(variable));
        return false;
      }
      switch (in.peekWord().kind()) {
        case VARIABLE, RIGHT_DELIMITER, RIGHT_PAREN -> {}
        default -> {
          in.fail("range can only initialize variables", in.range(in.peek()));
          return false;
        }
      }
    }
    return false;
  }

  private static boolean startsOperand(TokenKind kind) {
    return switch (kind) {
      case BOOL,
          CHARACTER,
          COMPLEX,
          DOT,
          FIELD,
          IDENTIFIER,
          NUMBER,
          NIL,
          RAW_STRING,
          STRING,
          VARIABLE,
          LEFT_PAREN ->
          true;
      default -> false;
    };
  }

  /** Reads operands up to a pipe, which is consumed, or the end of the pipeline, which is not. */
  private Command command() {
    ImmutableList.Builder<Operand> operands = ImmutableList.builder();
    int start = in.peekWord().start();
    int end = start;
    boolean more = true;
    while (more && !in.failed()) {
      in.peekWord();
      Operand operand = operand();
      if (operand != null) {
        operands.add(operand);
        end = in.previous().end();
      }
      if (in.failed()) {
        break;
      }
      Token token = in.peek();
      switch (token.kind()) {
        case SPACE -> in.next();
        case RIGHT_DELIMITER, RIGHT_PAREN -> more = false;
        case PIPE -> {
          in.next();
          more = false;
        }
        default -> in.unexpected(token, "operand");
      }
    }
    ImmutableList<Operand> all = operands.build();
    if (all.isEmpty() && !in.failed()) {
      in.fail("empty command", in.range(start, end));
    }
    return new Command(in.range(start, end), all);
  }

  private @Nullable Operand operand() {
    int start = in.peek().start();
    Operand term = term();
    if (term == null || in.failed() || !in.at(TokenKind.FIELD)) {
      return term;
    }
    ImmutableList.Builder<Name> fields = ImmutableList.builder();
    while (in.at(TokenKind.FIELD)) {
      fields.add(fieldName(in.next()));
    }
    TextRange range = in.range(start, in.previous().end());
    ImmutableList<Name> names = fields.build();
    if (isConstant(term)) {
      in.fail("unexpected . after term " + Quoting.quote(Source.of(term)), range);
      return term;
    }
    return switch (term) {
      case Node.Field field ->
          new Node.Field(
              range, ImmutableList.<Name>builder().addAll(field.names()).addAll(names).build());
      case Node.Variable variable -> new Node.Variable(range, variable.name(), names);
      default -> new Node.Chain(range, term, names);
    };
  }

  private Name fieldName(Token token) {
    return new Name(
        in.range(token.start() + 1, token.end()),
        in.text.substring(token.start() + 1, token.end()));
  }

  private @Nullable Operand term() {
    Token token = in.peek();
    if (!startsOperand(token.kind())) {
      return null;
    }
    in.next();
    TextRange range = in.range(token);
    String source = token.in(in.text);
    return switch (token.kind()) {
      case IDENTIFIER -> {
        if (!FunctionTable.isFunction(source)) {
          in.report("function " + Quoting.quote(source) + " not defined", range);
        }
        yield new Node.Identifier(range, source);
      }
      case DOT -> new Node.Dot(range);
      case NIL -> new Node.Nil(range);
      case VARIABLE -> {
        if (!variables.contains(source)) {
          in.report("undefined variable " + Quoting.quote(source), range);
        }
        yield new Node.Variable(range, new Name(range, source), ImmutableList.of());
      }
      case FIELD -> new Node.Field(range, ImmutableList.of(fieldName(token)));
      case BOOL -> new Node.Bool(range, source.equals("true"));
      case CHARACTER -> number(range, NumberReader.character(source));
      case COMPLEX -> number(range, NumberReader.complex(source));
      case NUMBER -> number(range, NumberReader.number(source));
      case LEFT_PAREN -> parens(token);
      default -> string(range, source);
    };
  }

  private @Nullable Operand number(TextRange range, NumberReader.Result result) {
    NumberConstant constant = result.constant();
    if (constant == null) {
      in.fail(result.message(), range);
      return null;
    }
    return new Node.NumberLiteral(range, constant);
  }

  private @Nullable Operand string(TextRange range, String source) {
    String value = Quoting.unquote(source);
    if (value == null) {
      in.fail("invalid syntax", range);
      return null;
    }
    return new Node.StringConstant(range, source, value);
  }

  private @Nullable Operand parens(Token open) {
    if (++depth > Parser.DEEPEST) {
      in.fail("max expression depth exceeded", in.range(open));
      depth--;
      return null;
    }
    Pipeline pipeline = pipeline("parenthesized pipeline", TokenKind.RIGHT_PAREN);
    depth--;
    return new Node.Parens(in.range(open.start(), in.previous().end()), pipeline);
  }
}
