package io.github.taskfilels.cli;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.cli.Flags.Flag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The flags of {@code run}: Task's own, as far as they have a meaning here, and one more. */
final class RunFlags {
  private static final int BAD_COMBINATION = 1;
  private static final ImmutableSet<String> LETTERS_NOT_YET = ImmutableSet.of("-i", "-w", "-I");

  static final Flags FLAGS =
      Flags.of(
          Flag.bool("color", "c", "coloured output; --color=false to switch it off"),
          Flag.number(
              "concurrency",
              "C",
              "N",
              "tasks at the same time; the number of processors by default, 0 for any number"),
          Flag.text("dir", "d", "DIR", "where the Taskfile is searched and tasks run"),
          Flag.bool("disable-fuzzy", "", "do not suggest similar names"),
          Flag.bool("dry", "n", "show the commands, do not run them"),
          Flag.text("events", "", "FILE", "write down all that happens, as JSON lines"),
          Flag.bool("exit-code", "x", "end with the exit code of the failed command"),
          Flag.bool("experiments", "", "list Task's experiments and whether they are on"),
          Flag.bool("failfast", "F", "the first failure cancels what runs beside it"),
          FingerprintFlag.FLAG,
          Flag.bool("force", "f", "run tasks even when they are up to date"),
          Flag.bool("force-all", "", "as --force; with GENTLE_FORCE for deps and calls too"),
          Flag.bool("global", "g", "search the Taskfile from the home directory"),
          Flag.bool("help", "h", "show this help"),
          Flag.bool("json", "j", "with --list or --list-all: as JSON"),
          Flag.bool("list", "l", "list tasks that have a description"),
          Flag.bool("list-all", "a", "list all tasks"),
          Flag.bool("nested", "", "with --json: tasks stand below their namespaces"),
          Flag.bool("no-status", "", "with --json: do not look whether tasks are up to date"),
          Flag.text("output", "o", "STYLE", "interleaved, group or prefixed"),
          Flag.text("output-group-begin", "", "TEMPLATE", "line before a group"),
          Flag.text("output-group-end", "", "TEMPLATE", "line after a group"),
          Flag.bool("output-group-error-only", "", "show groups of failed commands only"),
          Flag.bool("parallel", "p", "run the tasks of the command line at the same time"),
          Flag.bool("run-summary", "", "when all is done, tell where the time went"),
          Flag.bool("silent", "s", "do not show commands"),
          Flag.text("sort", "", "ORDER", "order of lists: default, alphanumeric or none"),
          Flag.bool("status", "", "end with 1 if a task is not up to date"),
          Flag.bool("summary", "", "tell what tasks are and do, do not run them"),
          Flag.text("taskfile", "t", "FILE", "the Taskfile, or its directory"),
          Flag.text(
              "temp-dir", "", "DIR", "where state is kept; .task beside the Taskfile by default"),
          Flag.text("trace", "", "FILE", "write a trace for chrome://tracing or Perfetto"),
          Flag.bool("verbose", "v", "tell everything"),
          Flag.bool("version", "", "show the version"),
          Flag.bool("yes", "y", "answer yes to prompts"));

  /** The flags that a variable of the environment can set: its name without {@code TASK_}. */
  private static final ImmutableMap<String, String> FROM_ENVIRONMENT =
      ImmutableMap.<String, String>builder()
          .put("COLOR", "color")
          .put("CONCURRENCY", "concurrency")
          .put("DISABLE_FUZZY", "disable-fuzzy")
          .put("DRY", "dry")
          .put("FAILFAST", "failfast")
          .put("SILENT", "silent")
          .put("VERBOSE", "verbose")
          .put("ASSUME_YES", "yes")
          .put("OUTPUT", "output")
          .put("OUTPUT_GROUP_BEGIN", "output-group-begin")
          .put("OUTPUT_GROUP_END", "output-group-end")
          .put("OUTPUT_GROUP_ERROR_ONLY", "output-group-error-only")
          .put("TEMP_DIR", "temp-dir")
          .buildOrThrow();

  /** Flags of Task that have no meaning here yet: refused by name, never ignored. */
  private static final ImmutableSet<String> NOT_YET =
      ImmutableSet.of(
          "completion",
          "init",
          "interactive",
          "interval",
          "watch",
          "download",
          "offline",
          "insecure",
          "timeout",
          "expiry",
          "clear-cache",
          "remote-cache-dir",
          "trusted-hosts",
          "cacert",
          "cert",
          "cert-key");

  private RunFlags() {}

  /** As {@link Flags#parse}, with a clear word about flags that only Task has. */
  static Flags.Parsed parse(List<String> arguments) throws UsageException, ExitException {
    for (String argument : arguments) {
      String name = argument.replaceFirst("=.*", "");
      if (argument.equals("--")) {
        break;
      }
      boolean known = name.startsWith("--") && NOT_YET.contains(name.substring(2));
      if (known || LETTERS_NOT_YET.contains(name)) {
        throw new ExitException(BAD_COMBINATION, "not supported yet: " + name);
      }
    }
    return FLAGS.parse(arguments);
  }

  /**
   * The flags with those of the environment where the command line is silent, and with those of the
   * configuration where both are.
   */
  static Flags.Parsed completed(
      Flags.Parsed flags, Map<String, String> environment, TaskConfig config) {
    ImmutableMap.Builder<String, String> values = ImmutableMap.builder();
    config
        .flags()
        .forEach(
            (flag, value) -> {
              String read = read(flag, value);
              if (read != null) {
                values.put(flag, read);
              }
            });
    FROM_ENVIRONMENT.forEach(
        (name, flag) -> {
          String value = environment.get("TASK_" + name);
          String read = value == null || value.isEmpty() ? null : read(flag, value);
          if (read != null) {
            values.put(flag, read);
          }
        });
    values.putAll(flags.values());
    return new Flags.Parsed(values.buildKeepingLast(), flags.words(), flags.rest());
  }

  /** A value that cannot be read is ignored, as in Task; null then. */
  private static @Nullable String read(String flag, String value) {
    return switch (flag) {
      case "output", "output-group-begin", "output-group-end", "temp-dir" -> value;
      case "concurrency" -> value.matches("-?\\d{1,9}") ? value : null;
      default -> Flags.bool(value);
    };
  }

  /** Refuses flags that contradict each other, in Task's words. */
  static void check(Flags.Parsed flags) throws ExitException {
    if (flags.is("global") && flags.has("dir")) {
      throw new ExitException(BAD_COMBINATION, "task: You can't set both --global and --dir");
    }
    if (flags.is("list") && flags.is("list-all")) {
      throw new ExitException(
          BAD_COMBINATION, "task: cannot use --list and --list-all at the same time");
    }
    boolean lists = flags.is("list") || flags.is("list-all");
    if (flags.is("json") && !lists) {
      throw new ExitException(BAD_COMBINATION, "task: --json only applies to --list or --list-all");
    }
    for (String name : new String[] {"no-status", "nested"}) {
      if (flags.is(name) && !flags.is("json")) {
        throw new ExitException(
            BAD_COMBINATION,
            "task: --" + name + " only applies to --json with --list or --list-all");
      }
    }
    boolean group = flags.get("output", "").equals("group");
    for (String name :
        new String[] {"output-group-begin", "output-group-end", "output-group-error-only"}) {
      boolean given = flags.has(name) && !flags.get(name, "").equals("false");
      if (given && !flags.get(name, "").isEmpty() && !group) {
        throw new ExitException(
            BAD_COMBINATION, "task: You can't set --" + name + " without --output=group");
      }
    }
  }
}
