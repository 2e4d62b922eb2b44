package io.github.taskfilels.workspace;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.taskfile.Loop;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.template.TemplateUses;
import io.github.taskfilels.template.exec.Renderer;
import io.github.taskfilels.template.exec.TemplateException;
import io.github.taskfilels.template.functions.SystemHost;
import io.github.taskfilels.workspace.Summary.TemplateNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the names of other tasks that hold templates stand for, as far as one file tells: by the
 * values that its loops write out, and by variables that are written without templates.
 */
final class ReferenceNames {
  private static final String OPEN = "{{";
  private static final String MATCH = "MATCH";

  /** Rounds of one loop. */
  private static final int MOST_ROUNDS = 200;

  /** Functions that cost nothing and give the same in every run. */
  private static final ImmutableSet<String> FUNCTIONS =
      ImmutableSet.of("index", "print", "lower", "upper", "trim", "default", "first", "last");

  private static final ImmutableSet<String> INDEX = ImmutableSet.of("index");
  private static final Splitter FIELDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();
  private static final Renderer RENDERER =
      new Renderer(SystemHost.forLooking(ImmutableMap.of(), "/"));

  private final Map<String, Object> own;
  private final Map<String, Object> all;
  private final ImmutableSet<String> ofFile;

  ReferenceNames(Taskfile file, Task task) {
    own = constants(task.environment().vars());
    Map<String, Object> outer = constants(file.vars());
    task.environment().vars().forEach(variable -> outer.remove(variable.name()));
    ofFile = ImmutableSet.copyOf(outer.keySet());
    outer.putAll(own);
    long wildcards = task.name().chars().filter(c -> c == '*').count();
    if (wildcards > 0) {
      // A name with wildcards is the name of a task, too.
      outer.put(MATCH, List.copyOf(Collections.nCopies((int) wildcards, "*")));
    }
    all = outer;
  }

  private static Map<String, Object> constants(List<Variable> variables) {
    Map<String, Object> constants = new HashMap<>();
    for (Variable variable : variables) {
      Object value = variable.kind() == Variable.Kind.LITERAL ? variable.value() : null;
      if (value != null && !value.toString().contains(OPEN)) {
        constants.put(variable.name(), value);
      }
    }
    for (Variable variable : variables) {
      Object same = variable.kind() == Variable.Kind.REF ? referred(variable, constants) : null;
      if (same != null) {
        constants.put(variable.name(), same);
      }
    }
    return constants;
  }

  private static @Nullable Object referred(Variable variable, Map<String, Object> constants) {
    return variable.text() == null ? null : referred(variable.text(), constants);
  }

  /** What a reference to nothing but another variable is. */
  private static @Nullable Object referred(Text ref, Map<String, Object> constants) {
    String text = ref.value().strip();
    return text.startsWith(".") ? constants.get(text.substring(1)) : null;
  }

  /**
   * @param name as it is written
   * @param loop around it; null for none
   */
  TemplateNames of(String name, @Nullable Loop loop) {
    if (!name.contains(OPEN)) {
      return TemplateNames.NONE;
    }
    TemplateUses uses = Template.parse(name).uses();
    if (uses.needsAll() || !uses.calls().isEmpty() || !onlyUses(uses, FUNCTIONS)) {
      return TemplateNames.NONE;
    }
    ImmutableList<String> sure = names(name, loop, own);
    if (!sure.isEmpty()) {
      return new TemplateNames(sure, ImmutableList.of(), ImmutableList.of());
    }
    if (uses.fieldNames().contains(MATCH) && !onlyUses(uses, INDEX)) {
      return TemplateNames.NONE;
    }
    ImmutableList<String> likely = names(name, loop, all);
    return likely.isEmpty()
        ? TemplateNames.NONE
        : new TemplateNames(ImmutableList.of(), likely, assumed(loop, uses));
  }

  private ImmutableList<String> assumed(@Nullable Loop loop, TemplateUses uses) {
    Set<String> names = new LinkedHashSet<>(uses.fieldNames());
    if (loop instanceof Loop.Var variable) {
      names.add(variable.var().value());
    }
    names.retainAll(ofFile);
    return ImmutableList.copyOf(names);
  }

  private static boolean onlyUses(TemplateUses uses, Set<String> functions) {
    return uses.functions().stream().allMatch(use -> functions.contains(use.name()));
  }

  /** Whether a loop has a round, whatever a run finds. */
  boolean hasRound(Loop loop) {
    List<Map<String, Object>> rounds = rounds(loop, own);
    return rounds != null && !rounds.isEmpty();
  }

  private static ImmutableList<String> names(
      String text, @Nullable Loop loop, Map<String, Object> constants) {
    Template template = Template.parse(text);
    List<Map<String, Object>> rounds = loop == null ? List.of(Map.of()) : rounds(loop, constants);
    if (rounds == null) {
      return ImmutableList.of();
    }
    Map<String, Object> data = new HashMap<>(constants);
    Set<String> names = new LinkedHashSet<>();
    for (Map<String, Object> round : rounds) {
      data.putAll(round);
      if (!data.keySet().containsAll(template.uses().fieldNames())) {
        return ImmutableList.of();
      }
      String name = render(template, data);
      // Leading colons count before templates are rendered, so a value cannot bring one.
      boolean newColon = name.startsWith(":") && !text.startsWith(":");
      if (name.contains(OPEN) || newColon || name.isBlank()) {
        return ImmutableList.of();
      }
      names.add(name);
    }
    return ImmutableList.copyOf(names);
  }

  private static String render(Template template, Map<String, Object> data) {
    try {
      return RENDERER.render(template, data);
    } catch (TemplateException e) {
      // A run says so.
      return "";
    }
  }

  private static String item(Loop loop) {
    return switch (loop) {
      case Loop.Var variable when variable.as() != null -> variable.as().value();
      case Loop.Matrix matrix when matrix.as() != null -> matrix.as().value();
      default -> "ITEM";
    };
  }

  /** The variables of the loop in each round; null where only a run can tell. */
  private static @Nullable List<Map<String, Object>> rounds(
      Loop loop, Map<String, Object> constants) {
    return switch (loop) {
      case Loop.Values written -> each(loop, written.values());
      case Loop.Files _ -> null;
      case Loop.Var variable -> elements(variable, constants.get(variable.var().value()));
      case Loop.Matrix matrix -> product(matrix, constants);
    };
  }

  private static @Nullable List<Map<String, Object>> elements(
      Loop.Var loop, @Nullable Object value) {
    return switch (value) {
      case String text -> {
        Iterable<String> parts =
            loop.split() == null
                ? FIELDS.split(text)
                : Splitter.on(loop.split().value()).split(text);
        yield each(loop, ImmutableList.copyOf(parts));
      }
      case List<?> list -> each(loop, list);
      case Map<?, ?> map when map.size() <= MOST_ROUNDS -> {
        List<Map<String, Object>> rounds = new ArrayList<>();
        map.forEach(
            (key, item) -> {
              Map<String, Object> round = new HashMap<>();
              round.put(item(loop), known(item));
              round.put("KEY", known(key));
              rounds.add(round);
            });
        yield rounds;
      }
      case null, default -> null;
    };
  }

  private static @Nullable List<Map<String, Object>> each(Loop loop, List<?> values) {
    return values.size() > MOST_ROUNDS
        ? null
        : values.stream().map(value -> Map.of(item(loop), known(value))).toList();
  }

  private static Object known(@Nullable Object value) {
    return value == null ? "" : value;
  }

  private static @Nullable List<Map<String, Object>> product(
      Loop.Matrix matrix, Map<String, Object> constants) {
    List<Map<String, Object>> rounds = new ArrayList<>();
    rounds.add(Map.of());
    for (Loop.Row row : matrix.rows()) {
      List<Map<String, Object>> longer = new ArrayList<>();
      Object values = row.ref() == null ? row.values() : referred(row.ref(), constants);
      if (!(values instanceof List<?> list) || (long) rounds.size() * list.size() > MOST_ROUNDS) {
        return null;
      }
      for (Map<String, Object> round : rounds) {
        for (Object value : list) {
          Map<String, Object> more = new HashMap<>(round);
          more.put(row.name(), known(value));
          longer.add(more);
        }
      }
      rounds = longer;
    }
    return each(matrix, rounds);
  }
}
