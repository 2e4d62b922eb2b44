package io.github.taskfilels.template.exec;

import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.go.value.NoValue;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.template.TemplateError;
import io.github.taskfilels.template.functions.TemplateHost;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders templates and evaluates expressions as Task does. Remembers what it has parsed; safe for
 * use by many threads if the host is.
 *
 * <p>Data is a map from variable names to values of {@link io.github.taskfilels.go.value}. It is
 * never copied and only asked for the names that are really read, so {@code get} may compute. Where
 * {@code get} gives null, {@code containsKey} tells a variable that is null from one that does not
 * exist.
 */
public final class Renderer {
  private static final String NO_VALUE_TEXT = "<no value>";

  private final TemplateHost host;
  private final ParsedTemplates parsed = new ParsedTemplates();

  public Renderer(TemplateHost host) {
    this.host = host;
  }

  /** What was parsed, by its text. */
  public ParsedTemplates parsed() {
    return parsed;
  }

  /** The text that Task makes of a string: the string itself if it is no template. */
  public String render(String text, Map<String, ?> data) throws TemplateException {
    return Template.isTemplate(text) ? render(parsed.template(text), data) : text;
  }

  /**
   * The text of a template. Like Task, deletes every {@code <no value>}, also one that comes from
   * data.
   *
   * @throws TemplateException for the first error of the template, or the error of its execution
   */
  public String render(Template template, Map<String, ?> data) throws TemplateException {
    refuseErrors(template);
    String result = new Interpreter(template, data, host).render();
    return result.contains(NO_VALUE_TEXT) ? result.replace(NO_VALUE_TEXT, "") : result;
  }

  /**
   * The value of an expression as {@code ref} gives it: with its type, and null for a name that
   * does not exist.
   *
   * @param expression from {@link Template#parseExpression}
   */
  public @Nullable Object evaluate(Template expression, Map<String, ?> data)
      throws TemplateException {
    if (expression.source().equals(".")) {
      return data;
    }
    refuseErrors(expression);
    Object value = new Interpreter(expression, data, host).evaluate();
    return value == NoValue.NO_VALUE ? null : frozen(value);
  }

  /** {@link #evaluate(Template, Map)} of an expression by its text. */
  public @Nullable Object evaluate(String expression, Map<String, ?> data)
      throws TemplateException {
    return evaluate(parsed.expression(expression), data);
  }

  /**
   * Renders every string inside a value, as Task does with lists and maps: keys of maps stay as
   * they are, null values of maps are dropped, everything that is not a string is kept.
   */
  public @Nullable Object renderAll(@Nullable Object value, Map<String, ?> data)
      throws TemplateException {
    Budget.step();
    return switch (value) {
      case String text -> render(text, data);
      case List<?> list -> {
        List<@Nullable Object> rendered = new ArrayList<>(list.size());
        for (Object item : list) {
          rendered.add(renderAll(item, data));
        }
        yield Collections.unmodifiableList(rendered);
      }
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> rendered = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          if (entry.getValue() != null) {
            rendered.put(entry.getKey(), renderAll(entry.getValue(), data));
          }
        }
        yield Collections.unmodifiableMap(rendered);
      }
      case null, default -> value;
    };
  }

  /**
   * A value that became a variable is shared by tasks that run at the same time, so what templates
   * could still change must not be in it.
   */
  private static @Nullable Object frozen(@Nullable Object value) {
    Budget.step();
    return switch (value) {
      case ArrayList<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        list.forEach(item -> copy.add(frozen(item)));
        yield Collections.unmodifiableList(copy);
      }
      case HashMap<?, ?> map -> {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, item) -> copy.put(key, frozen(item)));
        yield Collections.unmodifiableMap(copy);
      }
      case null, default -> value;
    };
  }

  private static void refuseErrors(Template template) throws TemplateException {
    if (!template.errors().isEmpty()) {
      TemplateError first = template.errors().getFirst();
      throw new TemplateException(
          first.message(), template.source(), first.range(), first.report());
    }
  }
}
