package io.github.taskfilels.taskfile.read;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Problem.Effect;
import io.github.taskfilels.taskfile.Problem.Kind;
import io.github.taskfilels.taskfile.Refusal;
import io.github.taskfilels.taskfile.schema.MappingType;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.text.Similar;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys that Task does not know. It ignores them without a word, everywhere but in variables. */
final class UnknownKeys {
  /** Words of other tools and of everyday language for keys of this format. */
  private static final ImmutableMap<String, String> SYNONYMS =
      ImmutableMap.<String, String>builder()
          .put("alias", "aliases")
          .put("command", "cmd")
          .put("commands", "cmds")
          .put("condition", "if")
          .put("cwd", "dir")
          .put("depends_on", "deps")
          .put("depends", "deps")
          .put("dependencies", "deps")
          .put("description", "desc")
          .put("directory", "dir")
          .put("env_file", "dotenv")
          .put("environment", "env")
          .put("exec", "cmd")
          .put("exclude", "excludes")
          .put("file", "taskfile")
          .put("include", "includes")
          .put("inputs", "sources")
          .put("message", "msg")
          .put("needs", "deps")
          .put("outputs", "generates")
          .put("path", "taskfile")
          .put("quiet", "silent")
          .put("run", "cmd")
          .put("script", "cmds")
          .put("sh", "cmd")
          .put("shell", "cmd")
          .put("steps", "cmds")
          .put("variables", "vars")
          .put("when", "if")
          .put("workdir", "dir")
          .put("working_dir", "dir")
          .buildOrThrow();

  /** The mappings in the order in which people know them, to say where a key belongs. */
  private static final ImmutableList<MappingType> FAMILIAR =
      ImmutableList.<MappingType>builder()
          .add(MappingType.TASK, MappingType.COMMAND, MappingType.ROOT, MappingType.INCLUDE)
          .add(MappingType.values())
          .build();

  /** In the place of what a key of a command was meant to be: it is one of the task itself. */
  static final String OF_TASK = "";

  private UnknownKeys() {}

  /**
   * @param merged whether the key came in by a merge key; then it is wrong only if no mapping of
   *     the format knows it
   * @param misspelt gets what is told of the key, by the key that was probably meant
   */
  static void report(
      ReadContext context,
      YamlEntry entry,
      String name,
      MappingType kind,
      boolean merged,
      Map<String, Problem> misspelt) {
    if (kind == MappingType.ROOT && isSpare(name, entry.value())) {
      return;
    }
    if (kind == MappingType.DEFER && name.equals("cmd")) {
      // The reader of commands says more about this one.
      return;
    }
    String suggestion = suggestion(name, kind);
    if (kind == MappingType.VARIABLE && !merged) {
      variable(context, entry, name, suggestion);
      return;
    }
    Problem problem = merged ? merged(entry, name) : unknown(entry, name, kind, suggestion);
    if (problem != null) {
      context.add(problem);
      if (suggestion != null) {
        misspelt.putIfAbsent(suggestion, problem);
      } else if (kind == MappingType.COMMAND && MappingType.TASK.key(name) != null) {
        misspelt.putIfAbsent(OF_TASK, problem);
      }
    }
  }

  private static Problem unknown(
      YamlEntry entry, String name, MappingType kind, @Nullable String suggestion) {
    MappingType elsewhere = elsewhere(name, kind);
    String hint;
    if (suggestion != null) {
      hint = didYouMean(suggestion);
    } else if (elsewhere != null) {
      hint = "Task ignores it here, it is a key of " + elsewhere.title();
    } else {
      hint = "Task ignores it";
    }
    String message = "unknown key '" + name + "' in " + kind.title() + "; " + hint;
    return unknown(entry, name, message, suggestion);
  }

  /**
   * A merged mapping may serve several kinds of mappings; the words must be the same for all of
   * them.
   */
  private static @Nullable Problem merged(YamlEntry entry, String name) {
    if (elsewhere(name, null) != null) {
      return null;
    }
    String suggestion = suggestion(name, MappingType.TASK);
    String hint = suggestion == null ? "Task ignores it" : didYouMean(suggestion);
    String message = "unknown key '" + name + "' in merged keys; " + hint;
    return unknown(entry, name, message, suggestion);
  }

  /** What is told where a key is misspelt that has to be there: one mistake, one message. */
  static Problem lacking(Problem unknown, MappingType kind, String meant, Problem lack) {
    String hint =
        meant.equals(OF_TASK)
            ? "it is a key of a task, so take away the dash before it"
            : "did you mean '" + meant + "', which it needs?";
    return new Problem(
        lack.kind(),
        lack.effect(),
        "unknown key '" + unknown.key() + "' in " + kind.title() + "; " + hint,
        unknown.range(),
        ImmutableList.of(),
        unknown.key(),
        meant,
        lack.refusal());
  }

  private static String didYouMean(String suggestion) {
    return "did you mean '" + suggestion + "'?";
  }

  /** Reports a key that is not a scalar, which Task cannot read as a name. */
  static void complex(ReadContext context, YamlEntry entry, MappingType kind) {
    context.refuse(
        Kind.WRONG_KIND,
        entry.key().range(),
        "a key of " + kind.title() + " must be a word",
        Refusal.cannotUnmarshal(entry.key(), ValueType.STRING.into()));
  }

  private static void variable(
      ReadContext context, YamlEntry entry, String name, @Nullable String suggestion) {
    String hint =
        suggestion == null
            ? "to give the variable a mapping as value, write it under 'map'"
            : didYouMean(suggestion);
    String message = "a variable has no key '" + name + "'; " + hint;
    String meant = suggestion == null ? "map" : suggestion;
    Refusal refusal = VariableReader.notAType(name);
    context.add(
        problem(Kind.VAR_BAD_TYPE_KEY, Effect.REFUSED, entry, name, message, meant, refusal));
  }

  private static Problem unknown(
      YamlEntry entry, String name, String message, @Nullable String suggestion) {
    return problem(Kind.UNKNOWN_KEY, Effect.DOUBTFUL, entry, name, message, suggestion, null);
  }

  private static Problem problem(
      Kind kind,
      Effect effect,
      YamlEntry entry,
      String name,
      String message,
      @Nullable String suggestion,
      @Nullable Refusal refusal) {
    return new Problem(
        kind,
        effect,
        message,
        entry.key().range(),
        ImmutableList.of(),
        name,
        suggestion == null ? "" : suggestion,
        refusal);
  }

  private static @Nullable String suggestion(String name, MappingType kind) {
    String near = Similar.nearest(name, kind.names());
    String meant = SYNONYMS.get(name.toLowerCase(Locale.ROOT).replace('-', '_'));
    return near == null && meant != null && kind.key(meant) != null ? meant : near;
  }

  private static @Nullable MappingType elsewhere(String name, @Nullable MappingType here) {
    for (MappingType kind : FAMILIAR) {
      if (kind != here && kind.key(name) != null) {
        return kind;
      }
    }
    return null;
  }

  /** Keys that people add to the root to keep anchors, or mark as their own by their name. */
  private static boolean isSpare(String name, YamlNode value) {
    return name.startsWith("x-") || name.startsWith(".") || holdsAnchor(value);
  }

  private static boolean holdsAnchor(YamlNode value) {
    List<YamlNode> open = new ArrayList<>();
    open.add(value);
    while (!open.isEmpty()) {
      YamlNode node = open.removeLast();
      if (node.properties() != null && node.properties().anchor() != null) {
        return true;
      }
      if (node instanceof YamlMapping mapping) {
        mapping.entries().forEach(entry -> open.add(entry.value()));
      } else if (node instanceof YamlSequence sequence) {
        sequence.items().stream().map(YamlItem::value).forEach(open::add);
      }
    }
    return false;
  }
}
