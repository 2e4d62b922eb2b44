package io.github.taskfilels.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Flags in the grammar of Task's command line (GNU style): flags may stand between words, short
 * ones may be bundled, {@code --name=value}, {@code -C4}, booleans accept {@code =false}, and
 * {@code --} ends the flags.
 */
final class Flags {
  private final ImmutableMap<String, Flag> byName;
  private final ImmutableMap<String, Flag> byLetter;

  /** What a flag takes. */
  enum Kind {
    BOOL,
    TEXT,
    NUMBER
  }

  /**
   * A flag.
   *
   * @param letter the short form; empty where there is none
   * @param value how the value is called in help; empty for a boolean
   */
  record Flag(String name, String letter, Kind kind, String value, String help) {
    static Flag bool(String name, String letter, String help) {
      return new Flag(name, letter, Kind.BOOL, "", help);
    }

    static Flag text(String name, String letter, String value, String help) {
      return new Flag(name, letter, Kind.TEXT, value, help);
    }

    static Flag number(String name, String letter, String value, String help) {
      return new Flag(name, letter, Kind.NUMBER, value, help);
    }

    String both() {
      return letter.isEmpty() ? "--" + name : "-" + letter + ", --" + name;
    }
  }

  /**
   * A command line that was understood.
   *
   * @param values of the flags that were given, by name
   * @param words what is neither a flag nor behind {@code --}
   * @param rest what stands behind {@code --}
   */
  record Parsed(
      ImmutableMap<String, String> values,
      ImmutableList<String> words,
      ImmutableList<String> rest) {
    boolean is(String name) {
      return "true".equals(values.get(name));
    }

    boolean has(String name) {
      return values.containsKey(name);
    }

    @Nullable String get(String name) {
      return values.get(name);
    }

    String get(String name, String otherwise) {
      return values.getOrDefault(name, otherwise);
    }
  }

  private Flags(List<Flag> flags) {
    ImmutableMap.Builder<String, Flag> names = ImmutableMap.builder();
    ImmutableMap.Builder<String, Flag> letters = ImmutableMap.builder();
    for (Flag flag : flags) {
      names.put(flag.name(), flag);
      if (!flag.letter().isEmpty()) {
        letters.put(flag.letter(), flag);
      }
    }
    byName = names.buildOrThrow();
    byLetter = letters.buildOrThrow();
  }

  static Flags of(Flag... flags) {
    return new Flags(List.of(flags));
  }

  Parsed parse(List<String> arguments) throws UsageException {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> words = new ArrayList<>();
    List<String> left = new ArrayList<>(arguments);
    while (!left.isEmpty()) {
      String argument = left.removeFirst();
      if (argument.equals("--")) {
        return parsed(values, words, left);
      }
      if (argument.startsWith("--")) {
        parseLong(argument.substring(2), left, values);
      } else if (argument.startsWith("-") && argument.length() > 1) {
        parseShort(argument.substring(1), left, values);
      } else {
        words.add(argument);
      }
    }
    return parsed(values, words, List.of());
  }

  private static Parsed parsed(Map<String, String> values, List<String> words, List<String> rest) {
    return new Parsed(
        ImmutableMap.copyOf(values), ImmutableList.copyOf(words), ImmutableList.copyOf(rest));
  }

  private void parseLong(String text, List<String> left, Map<String, String> values)
      throws UsageException {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    Flag flag = byName.get(name);
    if (flag == null) {
      throw new UsageException("unknown flag: --" + name);
    }
    String value = equals < 0 ? null : text.substring(equals + 1);
    if (value == null && flag.kind() == Kind.BOOL) {
      value = "true";
    } else if (value == null) {
      if (left.isEmpty()) {
        throw new UsageException("flag needs an argument: --" + name);
      }
      value = left.removeFirst();
    }
    set(flag, value, values);
  }

  private void parseShort(String text, List<String> left, Map<String, String> values)
      throws UsageException {
    for (int i = 0; i < text.length(); i++) {
      String letter = text.substring(i, i + 1);
      Flag flag = byLetter.get(letter);
      if (flag == null) {
        throw new UsageException("unknown shorthand flag: '" + letter + "' in -" + text);
      }
      String rest = text.substring(i + 1);
      if (rest.startsWith("=")) {
        set(flag, rest.substring(1), values);
        return;
      }
      if (flag.kind() == Kind.BOOL) {
        set(flag, "true", values);
        continue;
      }
      if (rest.isEmpty() && left.isEmpty()) {
        throw new UsageException("flag needs an argument: '" + letter + "' in -" + text);
      }
      set(flag, rest.isEmpty() ? left.removeFirst() : rest, values);
      return;
    }
  }

  private static void set(Flag flag, String value, Map<String, String> values)
      throws UsageException {
    String checked =
        switch (flag.kind()) {
          case TEXT -> value;
          case BOOL -> bool(value);
          case NUMBER -> value.matches("[+-]?\\d{1,9}") ? value : null;
        };
    if (checked == null) {
      throw new UsageException(
          "invalid argument \""
              + value
              + "\" for \""
              + flag.both()
              + "\" flag: not a "
              + (flag.kind() == Kind.BOOL ? "boolean" : "number"));
    }
    values.put(flag.name(), checked);
  }

  /** Go's spellings of a boolean as {@code true} or {@code false}; null for anything else. */
  static @Nullable String bool(String value) {
    return switch (value) {
      case "1", "t", "T", "true", "TRUE", "True" -> "true";
      case "0", "f", "F", "false", "FALSE", "False" -> "false";
      default -> null;
    };
  }

  /** The flags as a table for help. */
  String help() {
    StringBuilder text = new StringBuilder();
    for (Flag flag : byName.values()) {
      String left =
          (flag.letter().isEmpty() ? "    " : "-" + flag.letter() + ", ")
              + "--"
              + flag.name()
              + (flag.value().isEmpty() ? "" : " " + flag.value());
      text.append(String.format("  %-34s %s%n", left, flag.help()));
    }
    return text.toString();
  }
}
