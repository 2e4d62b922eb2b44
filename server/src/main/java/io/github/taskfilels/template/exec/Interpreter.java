package io.github.taskfilels.template.exec;

import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.go.fmt.Formatter;
import io.github.taskfilels.go.fmt.Quoting;
import io.github.taskfilels.go.value.GoInteger;
import io.github.taskfilels.go.value.GoSlice;
import io.github.taskfilels.go.value.GoStringMap;
import io.github.taskfilels.go.value.NoValue;
import io.github.taskfilels.go.value.Values;
import io.github.taskfilels.template.Node;
import io.github.taskfilels.template.Node.Block;
import io.github.taskfilels.template.Node.Branch;
import io.github.taskfilels.template.Node.Name;
import io.github.taskfilels.template.Node.Pipeline;
import io.github.taskfilels.template.Node.Statement;
import io.github.taskfilels.template.Source;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.template.functions.TemplateHost;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One execution of one template: walks the statements. Follows Go's text/template, exec.go, in what
 * it does and says.
 */
final class Interpreter {
  /** Go allows 100,000; a Java thread has less stack, and real templates need less than ten. */
  private static final int DEEPEST_CALL = 1000;

  private final Template template;
  private final Map<String, ?> data;
  private final PipelineEvaluator evaluator;
  private final StringBuilder out = new StringBuilder();
  private String executing;
  private int depth;

  Interpreter(Template template, Map<String, ?> data, TemplateHost host) {
    this.template = template;
    this.data = data;
    this.evaluator = new PipelineEvaluator(template.root(), new Variables(data), host);
    this.executing = template.name();
  }

  private enum Flow {
    NORMAL,
    BREAK,
    CONTINUE
  }

  String render() throws TemplateException {
    try {
      block(new Dot(data, false), template.root());
      return out.toString();
    } catch (ExecutionError e) {
      throw failure(e.reason());
    } catch (StackOverflowError e) {
      throw failure("template is nested too deeply");
    }
  }

  @Nullable Object evaluate() throws TemplateException {
    try {
      // An expression without an action, such as a comment, has no value.
      for (Statement statement : template.root().statements()) {
        if (statement instanceof Node.Action action) {
          return evaluator.pipeline(new Dot(data, false), action.pipeline());
        }
      }
      return null;
    } catch (ExecutionError e) {
      throw failure(e.reason());
    } catch (StackOverflowError e) {
      throw failure("expression is nested too deeply");
    }
  }

  private TemplateException failure(String message) {
    Node node = evaluator.current();
    String name = executing;
    String where = location(node.position() + template.shift());
    String report =
        "template: %s:%s: executing %s at <%s>: %s"
            .formatted(template.name(), where, Quoting.quote(name), Source.of(node), message);
    return new TemplateException(message, template.source(), node.range(), report);
  }

  /** Line from 1 and column in bytes from 0. */
  private String location(int offset) {
    String text = template.text();
    int end = Math.min(offset, text.length());
    int line = 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    int start = text.lastIndexOf('\n', end - 1) + 1;
    return line + ":" + Values.byteLength(text.substring(Math.min(start, end), end));
  }

  private Flow block(Dot dot, Block block) {
    evaluator.at(block);
    for (Statement statement : block.statements()) {
      Flow flow = statement(dot, statement);
      if (flow != Flow.NORMAL) {
        return flow;
      }
    }
    return Flow.NORMAL;
  }

  private Flow statement(Dot dot, Statement statement) {
    evaluator.at(statement);
    Budget.step();
    switch (statement) {
      case Node.Text text -> append(text.text());
      case Node.Action action -> {
        Object value = evaluator.pipeline(dot, action.pipeline());
        if (action.pipeline().variables().isEmpty()) {
          append(Values.isMissing(value) ? "<no value>" : Formatter.print(value));
        }
      }
      case Node.If branch -> {
        return choose(dot, branch);
      }
      case Node.With branch -> {
        return choose(dot, branch);
      }
      case Node.Range range -> {
        return range(dot, range);
      }
      case Node.TemplateCall call -> call(dot, call);
      case Node.Break _ -> {
        return Flow.BREAK;
      }
      case Node.Continue _ -> {
        return Flow.CONTINUE;
      }
      case Node.Comment _, Node.Define _, Node.Broken _ -> {}
    }
    return Flow.NORMAL;
  }

  private void append(String text) {
    Budget.text(text.length());
    out.append(text);
  }

  private Flow choose(Dot dot, Branch branch) {
    Variables variables = evaluator.variables();
    int mark = variables.mark();
    Object value = evaluator.pipeline(dot, branch.pipeline());
    Flow flow = Flow.NORMAL;
    Block otherwise = branch.otherwise();
    if (Values.isTrue(value)) {
      flow = block(branch instanceof Node.With ? new Dot(value, false) : dot, branch.body());
    } else if (otherwise != null) {
      flow = block(dot, otherwise);
    }
    variables.pop(mark);
    return flow;
  }

  private Flow range(Dot dot, Node.Range range) {
    Variables variables = evaluator.variables();
    int mark = variables.mark();
    Object value = evaluator.pipeline(dot, range.pipeline());
    boolean ran =
        switch (value) {
          case null -> false;
          case NoValue _ -> false;
          case List<?> list -> overList(range, list);
          case Map<?, ?> map -> overMap(range, map);
          default -> overInteger(range, value);
        };
    Flow flow = Flow.NORMAL;
    Block otherwise = range.otherwise();
    if (!ran && otherwise != null) {
      flow = block(dot, otherwise);
    }
    variables.pop(mark);
    return flow;
  }

  private boolean overList(Node.Range range, List<?> list) {
    boolean boxed = !(list instanceof GoSlice slice) || slice.elementType().equals("interface {}");
    for (int i = 0; i < list.size(); i++) {
      if (iteration(range, (long) i, list.get(i), boxed) == Flow.BREAK) {
        break;
      }
    }
    return !list.isEmpty();
  }

  private boolean overMap(Node.Range range, Map<?, ?> map) {
    boolean boxed = !(map instanceof GoStringMap);
    for (Object key : Values.sortedKeys(map)) {
      if (iteration(range, key, map.get(key), boxed) == Flow.BREAK) {
        break;
      }
    }
    return !map.isEmpty();
  }

  private boolean overInteger(Node.Range range, Object value) {
    if (!Values.kind(value).isSigned() && !Values.kind(value).isUnsigned()) {
      throw new ExecutionError("range can't iterate over " + Formatter.print(value));
    }
    if (range.pipeline().variables().size() > 1) {
      throw new ExecutionError(
          "can't use " + Formatter.print(value) + " to iterate over more than one variable");
    }
    long count = Values.toLong(value);
    for (long i = 0; i < count; i++) {
      Object element =
          value instanceof GoInteger sized ? new GoInteger(sized.kind(), i) : (Object) i;
      if (iteration(range, NoValue.NO_VALUE, element, false) == Flow.BREAK) {
        break;
      }
    }
    return count > 0;
  }

  private Flow iteration(Node.Range range, Object index, @Nullable Object element, boolean boxed) {
    Budget.step();
    Variables variables = evaluator.variables();
    Pipeline pipeline = range.pipeline();
    List<Name> names = pipeline.variables();
    if (pipeline.assignment()) {
      if (names.size() > 1) {
        variables.set(names.get(0).text(), index, false);
      }
      variables.set(names.getLast().text(), element, boxed);
    } else if (!names.isEmpty()) {
      variables.setTop(1, element, boxed);
      if (names.size() > 1) {
        variables.setTop(2, index, false);
      }
    }
    int mark = variables.mark();
    Flow flow = block(new Dot(element, boxed), range.body());
    variables.pop(mark);
    return flow;
  }

  private void call(Dot dot, Node.TemplateCall call) {
    String name = call.name().text();
    Block body = name.equals(template.name()) ? template.root() : template.definitions().get(name);
    if (body == null) {
      throw new ExecutionError("template " + Quoting.quote(name) + " not defined");
    }
    if (depth == DEEPEST_CALL) {
      throw new ExecutionError("exceeded maximum template depth (" + DEEPEST_CALL + ")");
    }
    Pipeline argument = call.argument();
    Object value = argument == null ? NoValue.NO_VALUE : evaluator.pipeline(dot, argument);
    Variables caller = evaluator.variables();
    String outer = executing;
    executing = name;
    depth++;
    evaluator.use(new Variables(value));
    block(new Dot(value, false), body);
    evaluator.use(caller);
    depth--;
    executing = outer;
  }
}
