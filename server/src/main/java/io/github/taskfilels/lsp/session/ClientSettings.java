package io.github.taskfilels.lsp.session;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.taskfilels.ide.CodeLenses;
import io.github.taskfilels.ide.format.FormatOptions;
import io.github.taskfilels.ide.format.FormatSettings;
import io.github.taskfilels.ide.hints.Hint;
import io.github.taskfilels.ide.rules.RuleSettings;
import io.github.taskfilels.ide.settings.SettingSpec;
import io.github.taskfilels.run.Concurrency;
import io.github.taskfilels.run.fingerprint.FingerprintMode;
import org.jspecify.annotations.Nullable;

/**
 * The settings of section {@code taskfile}; {@link #TABLE} lists them. Values of the wrong type
 * count as absent.
 *
 * @param severities rule id → one of {@link RuleSettings#WORDS}
 * @param knownKeys keys that Task does not know and that are meant all the same
 * @param codeLenses which are shown
 * @param inlayHints which are shown
 * @param format what formatted texts look like, unless the editor or a file says otherwise
 * @param discoveryExclude further folder names that are not searched
 * @param runConcurrency tasks at the same time
 * @param fingerprint what makes a task with sources out of date
 * @param runJobserver whether runs offer make's jobserver to their commands
 * @param runIsolate whether each command gets a PID namespace of its own
 * @param shellCheck whether shellcheck may be started
 */
public record ClientSettings(
    ImmutableMap<String, String> severities,
    ImmutableList<String> knownKeys,
    ImmutableSet<CodeLenses.Kind> codeLenses,
    ImmutableSet<Hint.Kind> inlayHints,
    FormatOptions format,
    ImmutableList<String> discoveryExclude,
    Concurrency runConcurrency,
    FingerprintMode fingerprint,
    boolean runJobserver,
    boolean runIsolate,
    ShellCheckSettings shellCheck) {

  /**
   * Whether shellcheck may be started.
   *
   * @param path of the program; empty for the {@code PATH}
   */
  public record ShellCheckSettings(boolean enabled, String path) {}

  /** A count that nobody sets. */
  private static final int UNLIMITED = -1;

  private static final SettingSpec<Boolean> CODE_LENS =
      SettingSpec.flag("codeLens.enabled", true, "Show lenses above tasks.");

  private static final SettingSpec<Boolean> GRAPH_LENS =
      SettingSpec.flag(
          "codeLens.graph", true, "Show lenses that draw the graph of a task and of the includes.");

  /** In the order of the lenses. */
  private static final ImmutableMap<CodeLenses.Kind, SettingSpec<Boolean>> LENSES =
      ImmutableMap.of(
          CodeLenses.Kind.RUN,
          SettingSpec.flag("codeLens.run", true, "Show a lens that runs the task."),
          CodeLenses.Kind.RUN_WITH_ARGUMENTS,
          SettingSpec.flag(
              "codeLens.runWithArguments",
              true,
              "Show a lens that asks for variables and arguments, and runs the task with them; not"
                  + " in editors that cannot ask."),
          CodeLenses.Kind.DRY_RUN,
          SettingSpec.flag(
              "codeLens.dryRun",
              false,
              "Show a lens that tells which commands the task would run, and runs none of them."),
          CodeLenses.Kind.TASK_GRAPH,
          GRAPH_LENS,
          CodeLenses.Kind.INCLUDE_GRAPH,
          GRAPH_LENS,
          CodeLenses.Kind.REFERENCES,
          SettingSpec.flag("codeLens.references", true, "Show how many places name the task."),
          CodeLenses.Kind.DEPENDENTS,
          SettingSpec.flag("codeLens.dependents", false, "Show how many tasks name the task."),
          CodeLenses.Kind.LAST_RUN,
          SettingSpec.flag(
              "codeLens.lastRun",
              false,
              "Show how the last run of the task ended, how long it took and when that was."));

  private static final ImmutableMap<Hint.Kind, SettingSpec<Boolean>> HINTS =
      ImmutableMap.of(
          Hint.Kind.INCLUDE,
          SettingSpec.flag(
              "inlayHints.includes",
              true,
              "Show which file an include found, where its path does not say so."),
          Hint.Kind.PARAMETER,
          SettingSpec.flag(
              "inlayHints.parameters",
              true,
              "Show at a call the required variables that it does not give, and the defaults of"
                  + " others."),
          Hint.Kind.VALUE,
          SettingSpec.flag(
              "inlayHints.values",
              false,
              "Show in templates the values of variables that are known without running anything;"
                  + " none of secrets, of the environment and of `dotenv`."),
          Hint.Kind.DEFAULT,
          SettingSpec.flag(
              "inlayHints.defaults",
              false,
              "Show how `sources` are compared where no `method` is written."));

  private static final SettingSpec<ImmutableList<String>> EXCLUDE =
      SettingSpec.words(
          "discovery.exclude", "Names of further folders that are not searched for Taskfiles.");

  private static final SettingSpec<Integer> CONCURRENCY =
      SettingSpec.countOr(
          "unlimited",
          UNLIMITED,
          "run.concurrency",
          0,
          "How many tasks run at the same time. 0: as many as there are processors, and one more"
              + " for each that uses none. `\"unlimited\"`: any number.");

  private static final SettingSpec<String> FINGERPRINT =
      SettingSpec.word(
          "run.fingerprint",
          "compat",
          "When tasks with `sources` run again.",
          ImmutableMap.of(
              "compat",
              "When Task would run them: the content of their sources is another, or an output is"
                  + " missing.",
              "strict",
              "Also when their commands, variables, listed environment, paths or the content of"
                  + " outputs have changed."));

  private static final SettingSpec<Boolean> JOBSERVER =
      SettingSpec.flag(
          "run.jobserver",
          false,
          "Share these slots with make, cargo and ninja through make's jobserver. Plain make in a"
              + " task then runs its jobs in parallel, too.");

  private static final SettingSpec<Boolean> ISOLATE =
      SettingSpec.flag(
          "run.isolate",
          false,
          "Run each command in a PID namespace of its own (Linux): no process outlives its command,"
              + " however the run ends. A run is refused where the system has none.");

  private static final SettingSpec<Boolean> SHELLCHECK =
      SettingSpec.flag(
              "shellcheck.enabled",
              false,
              "Ask the program `shellcheck` about the commands of open Taskfiles, in the"
                  + " background; it gets one text at a time on its standard input. Only in the"
                  + " settings of the user, and only in workspaces that the user trusts.")
          .ofMachine();

  private static final SettingSpec<String> SHELLCHECK_PATH =
      SettingSpec.line(
              "shellcheck.path",
              "The absolute path of `shellcheck`, version 0.7.0 or newer. Empty: where the `PATH`"
                  + " leads. Only in the settings of the user.")
          .ofMachine();

  /** All settings, in the order of documentation. */
  public static final ImmutableList<SettingSpec<?>> TABLE =
      ImmutableList.<SettingSpec<?>>builder()
          .add(RuleSettings.SEVERITIES, RuleSettings.KNOWN_KEYS, CODE_LENS)
          .addAll(ImmutableSet.copyOf(LENSES.values()))
          .addAll(HINTS.values())
          .addAll(FormatSettings.TABLE)
          .add(EXCLUDE, CONCURRENCY, FINGERPRINT, JOBSERVER, ISOLATE)
          .add(SHELLCHECK, SHELLCHECK_PATH)
          .build();

  public static final ClientSettings DEFAULT = of(new JsonObject());

  /** Reads what a client sent for the section; what is no object gives the defaults. */
  public static ClientSettings of(@Nullable JsonElement sent) {
    if (!(sent instanceof JsonObject section)) {
      return DEFAULT;
    }
    int concurrency = CONCURRENCY.in(section);
    return new ClientSettings(
        RuleSettings.SEVERITIES.in(section),
        RuleSettings.KNOWN_KEYS.in(section),
        CODE_LENS.in(section) ? on(LENSES, section) : ImmutableSet.of(),
        on(HINTS, section),
        FormatSettings.in(section),
        EXCLUDE.in(section),
        concurrency == 0 ? Concurrency.UNSAID : Concurrency.of(concurrency),
        FingerprintMode.named(FINGERPRINT.in(section)).orElse(FingerprintMode.COMPAT),
        JOBSERVER.in(section),
        ISOLATE.in(section),
        new ShellCheckSettings(SHELLCHECK.in(section), SHELLCHECK_PATH.in(section)));
  }

  /** The kinds of what is shown whose switch is on. */
  private static <K extends Enum<K>> ImmutableSet<K> on(
      ImmutableMap<K, SettingSpec<Boolean>> switches, JsonObject section) {
    return Sets.immutableEnumSet(Maps.filterValues(switches, spec -> spec.in(section)).keySet());
  }
}
