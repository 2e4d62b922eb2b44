package io.github.taskfilels.cli.flags;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.go.time.GoDuration;
import io.github.taskfilels.text.Similar;
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
public final class Flags {
  private final ImmutableMap<String, Flag> byName;
  private final ImmutableMap<String, Flag> byLetter;

  /** What a flag takes. */
  public enum Kind {
    BOOL("boolean"),
    TEXT("text"),
    NUMBER("number"),
    DURATION("duration such as 500ms or 1m");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The value as it is kept, in one spelling; null where this is none. */
    @Nullable
    public String read(String value) {
      return switch (this) {
        case TEXT -> value;
        case BOOL -> bool(value);
        case NUMBER -> value.matches("[+-]?\\d{1,9}") ? value : null;
        case DURATION -> GoDuration.read(value) == null ? null : value;
      };
    }
  }

  /**
   * A flag.
   *
   * @param letter the short form; empty where there is none
   * @param value how the value is called in help; empty for a boolean
   * @param env the variables of the environment that set it where it is not given, the first that
   *     is set; without {@code TASK_}
   * @param config the key of the configuration files that sets it where both are silent; empty
   *     where there is none
   * @param choices the values that it takes; empty where it takes others, too
   * @param many whether it may be given several times; its values are then joined by commas
   */
  public record Flag(
      String name,
      String letter,
      Kind kind,
      String value,
      String help,
      ImmutableList<String> env,
      String config,
      ImmutableList<String> choices,
      boolean many) {
    /** Whether there are colours; without it they are where somebody looks. */
    public static final Flag COLOR =
        bool("color", "c", "coloured output; --color=false to switch it off");

    private Flag(String name, String letter, Kind kind, String value, String help) {
      this(name, letter, kind, value, help, ImmutableList.of(), "", ImmutableList.of(), false);
    }

    public static Flag bool(String name, String letter, String help) {
      return new Flag(name, letter, Kind.BOOL, "", help);
    }

    public static Flag text(String name, String letter, String value, String help) {
      return new Flag(name, letter, Kind.TEXT, value, help);
    }

    public static Flag number(String name, String letter, String value, String help) {
      return new Flag(name, letter, Kind.NUMBER, value, help);
    }

    public static Flag duration(String name, String letter, String help) {
      return new Flag(name, letter, Kind.DURATION, "DURATION", help);
    }

    /** The same flag, which variables of the environment can set, too. */
    public Flag env(String... names) {
      return new Flag(
          name, letter, kind, value, help, ImmutableList.copyOf(names), config, choices, many);
    }

    /** The same flag, which a key of the configuration files can set, too. */
    public Flag config(String key) {
      return new Flag(name, letter, kind, value, help, env, key, choices, many);
    }

    /** The same flag with the values that it takes, for shells; who reads it refuses others. */
    public Flag oneOf(String... values) {
      return new Flag(
          name, letter, kind, value, help, env, config, ImmutableList.copyOf(values), many);
    }

    /** The same flag, which may be given several times. */
    public Flag repeatable() {
      return new Flag(name, letter, kind, value, help, env, config, choices, true);
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
  public record Parsed(
      ImmutableMap<String, String> values,
      ImmutableList<String> words,
      ImmutableList<String> rest) {
    public boolean is(String name) {
      return "true".equals(values.get(name));
    }

    public boolean has(String name) {
      return values.containsKey(name);
    }

    @Nullable
    public String get(String name) {
      return values.get(name);
    }

    public String get(String name, String otherwise) {
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

  /** All flags in the order of the help. */
  public ImmutableCollection<Flag> all() {
    return byName.values();
  }

  public static Flags of(Flag... flags) {
    return new Flags(List.of(flags));
  }

  public Parsed parse(List<String> arguments) throws UsageException {
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
      String meant = Similar.nearest(name, byName.keySet());
      throw new UsageException(
          "unknown flag: --" + name + (meant == null ? "" : "; did you mean --" + meant + "?"));
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
    String checked = flag.kind().read(value);
    if (checked == null) {
      throw new UsageException(
          "invalid argument \""
              + value
              + "\" for \""
              + flag.both()
              + "\" flag: not a "
              + flag.kind().words);
    }
    String before = flag.many() ? values.get(flag.name()) : null;
    values.put(flag.name(), before == null ? checked : before + "," + checked);
  }

  /** Go's spellings of a boolean as {@code true} or {@code false}; null for anything else. */
  static @Nullable public String bool(String value) {
    return switch (value) {
      case "1", "t", "T", "true", "TRUE", "True" -> "true";
      case "0", "f", "F", "false", "FALSE", "False" -> "false";
      default -> null;
    };
  }

  /** The flags as a table for help. */
  public String help() {
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
