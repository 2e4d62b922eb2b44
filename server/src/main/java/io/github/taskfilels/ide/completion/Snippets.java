package io.github.taskfilels.ide.completion;

import io.github.taskfilels.taskfile.schema.Key;
import io.github.taskfilels.taskfile.schema.MappingType;
import io.github.taskfilels.taskfile.schema.ValueType;

/** What people usually write behind a key, in the syntax of snippets. */
final class Snippets {
  private Snippets() {}

  /** A text that means itself in a snippet. */
  static String escape(String text) {
    return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}");
  }

  /** The same for one of several to choose from. */
  static String escapeChoice(String text) {
    return escape(text).replace(",", "\\,").replace("|", "\\|");
  }

  /**
   * What follows the colon of a key, with the blank or the line break before it.
   *
   * @param mapping in which the key stands
   * @param indentation the column of the key; -1 in a flow mapping
   * @param newLine the line break of the document
   */
  static String value(MappingType mapping, Key key, int indentation, String newLine) {
    if (!key.values().isEmpty() && key.valueType() != ValueType.STRINGS) {
      return " ${1|" + String.join(",", key.values()) + "|}";
    }
    if (indentation < 0) {
      return flowValue(key.valueType());
    }
    String deeper = newLine + " ".repeat(indentation + 2);
    return switch (key.valueType()) {
      case BOOL -> " ${1|true,false|}";
      case VERSION -> " '${1:3}'";
      case DURATION -> " ${1:30s}";
      case STRINGS, PLATFORMS, REQUIREMENTS, ENUM -> " [$1]";
      case DEPS -> " [$1]";
      case SHELLS, COMMANDS, GLOBS -> deeper + "- $1";
      case PRECONDITIONS -> deeper + "- sh: $1" + deeper + "  msg: $2";
      case REQUIRES -> deeper + "vars: [$1]";
      case VARIABLES -> deeper + "${1:NAME}: $2";
      case INCLUDES -> deeper + "${1:name}: $2";
      case TASKS -> deeper + "${1:name}:" + deeper + "  cmds:" + deeper + "    - $2";
      case MATRIX -> deeper + "${1:NAME}: [$2]";
      case GROUP -> deeper + "begin: $1";
      case LOOP -> " [$1]";
      case ANY -> mapping == MappingType.VARIABLE && key.name().equals("map") ? " {$1}" : " $1";
      default -> " $1";
    };
  }

  /** A key that is written below another one, whose value is filled in after that. */
  static String beside(String key, int indentation, String newLine) {
    return newLine + " ".repeat(indentation) + key + ": $3";
  }

  private static String flowValue(ValueType type) {
    return switch (type) {
      case BOOL -> " ${1|true,false|}";
      case VERSION -> " '${1:3}'";
      case STRINGS,
          PLATFORMS,
          REQUIREMENTS,
          ENUM,
          DEPS,
          SHELLS,
          COMMANDS,
          GLOBS,
          PRECONDITIONS,
          LOOP ->
          " [$1]";
      case REQUIRES, VARIABLES, INCLUDES, TASKS, MATRIX, GROUP -> " {$1}";
      default -> " $1";
    };
  }
}
