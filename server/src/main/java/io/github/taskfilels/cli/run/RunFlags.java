package io.github.taskfilels.cli.run;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.flags.FingerprintFlag;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.cli.flags.Flags.Flag;
import io.github.taskfilels.cli.flags.UsageException;
import io.github.taskfilels.program.load.ExitCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The flags of {@code run}: Task's own ({@code internal/flags/flags.go}), and some more. */
final class RunFlags {
  private static final String SORT = "sort";
  private static final String[] ORDERS = {"default", "alphanumeric", "none"};

  static final Flags FLAGS =
      Flags.of(
          Flag.COLOR.env("COLOR").config("color"),
          Flag.text(
                  "completion",
                  "",
                  "SHELL",
                  "completion script for bash, fish, nu, powershell or zsh")
              .oneOf("bash", "fish", "nu", "powershell", "zsh"),
          Flag.number("concurrency", "C", "N", "tasks at once (default: processors; 0: any number)")
              .env("CONCURRENCY")
              .config("concurrency"),
          Flag.text("dir", "d", "DIR", "where the Taskfile is searched and tasks run"),
          Flag.bool("disable-fuzzy", "", "do not suggest similar names")
              .env("DISABLE_FUZZY")
              .config("disable-fuzzy"),
          Flag.bool("dry", "n", "show the commands, do not run them").env("DRY"),
          Flag.text("events", "", "FILE", "write down all that happens; commands see no terminal"),
          Flag.bool("exit-code", "x", "end with the exit code of the failed command"),
          Flag.bool("experiments", "", "list Task's experiments and whether they are on"),
          Flag.bool("failfast", "F", "the first failure cancels what runs beside it")
              .env("FAILFAST")
              .config("failfast"),
          FingerprintFlag.FLAG,
          Flag.bool("force", "f", "run tasks even when they are up to date"),
          Flag.bool("force-all", "", "with GENTLE_FORCE: force deps and calls, too"),
          Flag.bool("global", "g", "search the Taskfile from the home directory"),
          Flag.bool("help", "h", "show this help"),
          Flag.bool("init", "i", "write a Taskfile to begin with; a path may follow"),
          Flag.bool("interactive", "", "ask for required variables that are missing")
              .env("INTERACTIVE")
              .config("interactive"),
          Flag.bool("isolate", "", "no process outlives its command: PID namespaces (Linux)")
              .env("ISOLATE"),
          Flag.bool("jobserver", "", "share slots with make, cargo, ninja; =false: nor join make")
              .env("JOBSERVER"),
          Flag.duration("interval", "I", "with --watch: how long nothing may happen (100ms)"),
          Flag.bool("json", "j", "with --list or --list-all: as JSON"),
          Flag.bool("list", "l", "list tasks that have a description"),
          Flag.bool("list-all", "a", "list all tasks"),
          Flag.bool("nested", "", "with --json: tasks stand below their namespaces"),
          Flag.bool("no-status", "", "with --json: do not look whether tasks are up to date"),
          Flag.text("output", "o", "STYLE", "interleaved, group or prefixed")
              .env("OUTPUT")
              .oneOf("interleaved", "group", "prefixed"),
          Flag.text("output-group-begin", "", "TEMPLATE", "line before a group")
              .env("OUTPUT_GROUP_BEGIN"),
          Flag.text("output-group-end", "", "TEMPLATE", "line after a group")
              .env("OUTPUT_GROUP_END"),
          Flag.bool("output-group-error-only", "", "show groups of failed commands only")
              .env("OUTPUT_GROUP_ERROR_ONLY"),
          Flag.bool("parallel", "p", "run the tasks of the command line at the same time"),
          Flag.bool("run-summary", "", "when all is done, tell where the time went"),
          Flag.bool("silent", "s", "do not show commands").env("SILENT").config("silent"),
          Flag.text(SORT, "", "ORDER", "order of lists: default, alphanumeric or none")
              .oneOf(ORDERS),
          Flag.bool("status", "", "end with 1 if a task is not up to date"),
          Flag.bool("summary", "", "tell what tasks are and do, do not run them"),
          Flag.text("taskfile", "t", "FILE", "the Taskfile, or its directory; - reads it"),
          Flag.text("temp-dir", "", "DIR", "where state is kept (.task beside the Taskfile)")
              .env("TEMP_DIR")
              .config("temp-dir"),
          Flag.text("trace", "", "FILE", "write a trace for chrome://tracing or Perfetto"),
          Flag.bool("verbose", "v", "tell everything").env("VERBOSE").config("verbose"),
          Flag.bool("version", "", "show the version"),
          Flag.bool("watch", "w", "run tasks again when their sources change"),
          Flag.bool("yes", "y", "answer yes to prompts").env("ASSUME_YES"),
          // What follows is about remote Taskfiles, which are refused by name when one is included.
          Flag.bool("download", "", "remote Taskfiles only, which are not supported"),
          Flag.bool("offline", "", "as --download").env("REMOTE_OFFLINE").config("remote.offline"),
          Flag.bool("insecure", "", "as --download")
              .env("REMOTE_INSECURE")
              .config("remote.insecure"),
          Flag.duration("timeout", "", "as --download; tasks have a timeout of their own")
              .env("REMOTE_TIMEOUT")
              .config("remote.timeout"),
          Flag.duration("expiry", "", "as --download")
              .env("REMOTE_CACHE_EXPIRY")
              .config("remote.cache-expiry"),
          Flag.bool("clear-cache", "", "delete the remote Taskfiles that Task has kept"),
          Flag.text("remote-cache-dir", "", "DIR", "where Task keeps remote Taskfiles")
              .env("REMOTE_CACHE_DIR", "REMOTE_DIR")
              .config("remote.cache-dir"),
          Flag.text("trusted-hosts", "", "HOSTS", "as --download")
              .env("REMOTE_TRUSTED_HOSTS")
              .config("remote.trusted-hosts"),
          Flag.text("cacert", "", "FILE", "as --download")
              .env("REMOTE_CACERT")
              .config("remote.cacert"),
          Flag.text("cert", "", "FILE", "as --download; needs --cert-key")
              .env("REMOTE_CERT")
              .config("remote.cert"),
          Flag.text("cert-key", "", "FILE", "as --download; needs --cert")
              .env("REMOTE_CERT_KEY")
              .config("remote.cert-key"));

  private RunFlags() {}

  /** As {@link Flags#parse}. */
  static Flags.Parsed parse(List<String> arguments) throws UsageException {
    return FLAGS.parse(arguments);
  }

  /**
   * The flags with those of the environment where the command line is silent, and with those of the
   * configuration where both are. A value that cannot be read is ignored, as in Task.
   */
  static Flags.Parsed completed(
      Flags.Parsed flags, Map<String, String> environment, TaskConfig config) {
    ImmutableMap.Builder<String, String> values = ImmutableMap.builder();
    for (Flag flag : FLAGS.all()) {
      String value = flags.get(flag.name());
      for (String name : flag.env()) {
        value = value == null ? read(flag, environment.get("TASK_" + name)) : value;
      }
      value = value == null ? read(flag, config.flags().get(flag.config())) : value;
      if (value != null) {
        values.put(flag.name(), value);
      }
    }
    return new Flags.Parsed(values.buildOrThrow(), flags.words(), flags.rest());
  }

  private static @Nullable String read(Flag flag, @Nullable String value) {
    return value == null || value.isEmpty() ? null : flag.kind().read(value);
  }

  /** Refuses flags that contradict each other, in Task's words and order. */
  static void check(Flags.Parsed flags) throws ExitException {
    refuse(
        flags.is("download") && flags.is("offline"),
        "You can't set both --download and --offline flags");
    refuse(
        flags.is("download") && flags.is("clear-cache"),
        "You can't set both --download and --clear-cache flags");
    refuse(
        flags.is("global") && !flags.get("dir", "").isEmpty(),
        "You can't set both --global and --dir");
    if (!flags.get("output", "").equals("group")) {
      for (String name : List.of("output-group-begin", "output-group-end")) {
        refuse(
            !flags.get(name, "").isEmpty(), "You can't set --" + name + " without --output=group");
      }
      refuse(
          flags.is("output-group-error-only"),
          "You can't set --output-group-error-only without --output=group");
    }
    String order = flags.get(SORT, ORDERS[0]);
    refuse(
        !List.of(ORDERS).contains(order),
        "--sort is default, alphanumeric or none, not \"" + order + "\"");
    refuse(
        flags.is("list") && flags.is("list-all"),
        "cannot use --list and --list-all at the same time");
    refuse(
        flags.is("json") && !flags.is("list") && !flags.is("list-all"),
        "--json only applies to --list or --list-all");
    for (String name : List.of("no-status", "nested")) {
      refuse(
          flags.is(name) && !flags.is("json"),
          "--" + name + " only applies to --json with --list or --list-all");
    }
    refuse(
        flags.get("cert", "").isEmpty() != flags.get("cert-key", "").isEmpty(),
        "--cert and --cert-key must be provided together");
  }

  private static void refuse(boolean wrong, String words) throws ExitException {
    if (wrong) {
      throw new ExitException(ExitCode.UNKNOWN, "task: " + words);
    }
  }
}
