package io.github.taskfilels.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a terminal commands are at home as with Task: they see it, and its keys reach them. */
@Tag("process")
@Timeout(120)
class OnATerminalTest {
  private static final String LOOK =
      """
      version: '3'
      tasks:
        look:
          cmds:
            - cmd: "[ -t 0 ] && echo in; [ -t 1 ] && echo out; [ -t 2 ] && echo err; (: </dev/tty) && echo own"
          silent: true
        loud: [echo one, echo two]
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "'',                  in out err own",
    "-o group,            in own",
    "-o prefixed,         [look] in [look] own",
    "--events events.log, in own"
  })
  void commandsSeeTheTerminalUnlessTheirOutputIsHandled(String flags, String expected)
      throws Exception {
    try (PseudoTerminal terminal =
        PseudoTerminal.start(folder, LOOK, "exec \"$@\"", "run", flags, "look")) {
      assertThat(terminal.exit()).isZero();
      assertThat(String.join(" ", terminal.lines())).isEqualTo(expected);
    }
  }

  @Test
  void aCommandIsShownBeforeItsOutput() throws Exception {
    try (PseudoTerminal terminal =
        PseudoTerminal.start(folder, LOOK, "exec \"$@\"", "run", "loud")) {
      assertThat(terminal.exit()).isZero();
      assertThat(terminal.lines())
          .containsExactly("task: [loud] echo one", "one", "task: [loud] echo two", "two");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'',             exec \"$@\",                true",
    "'',             exec \"$@\" </dev/null,     true",
    "'',             exec \"$@\" 2>&1 | cat,     false",
    "NO_COLOR=,      exec \"$@\",                true",
    "NO_COLOR=1,     exec \"$@\" --color,        false",
    "TERM=dumb,      exec \"$@\",                false",
    "TERM=dumb,      exec \"$@\" --color,        true",
    "'',             exec \"$@\" --color=false,  false",
    "TASK_COLOR=0,   exec \"$@\",                false",
    "TASK_COLOR=yes, exec \"$@\" 2>&1 | cat,     true",
    "FORCE_COLOR=1,  exec \"$@\" 2>&1 | cat,     true"
  })
  void coloursAreWhereStandardOutputIsATerminal(String variable, String script, boolean coloured)
      throws Exception {
    String[] parts = variable.split("=", -1);
    Map<String, String> environment = parts.length < 2 ? Map.of() : Map.of(parts[0], parts[1]);
    try (PseudoTerminal terminal =
        PseudoTerminal.start(environment, folder, LOOK, script, "run", "loud")) {
      assertThat(terminal.exit()).isZero();
      assertThat(terminal.text().contains("\u001b[32mtask: [loud] echo one")).isEqualTo(coloured);
    }
  }

  @Test
  void anInteractiveTaskOwnsTheTerminalAndTakesNoSlot() throws Exception {
    String taskfile =
        """
        version: '3'
        silent: true
        tasks:
          both: {deps: [ask, work]}
          ask:
            interactive: true
            cmds: ['[ -t 1 ] && touch up; until [ -e worked ]; do sleep 0.02; done; read -p "name? " x; echo "hello $x"']
          work: 'until [ -e up ]; do sleep 0.02; done; touch worked'
        """;
    try (PseudoTerminal terminal =
        PseudoTerminal.start(
            folder, taskfile, "exec \"$@\"", "run", "-C", "1", "-o", "group", "both")) {
      terminal.until("name? ").type("world\n");
      assertThat(terminal.exit()).isZero();
      assertThat(terminal.lines()).containsExactly("name? world", "hello world");
    }
  }

  @Test
  void questionsOfParallelTasksAreAskedOneByOneAndNotTalkedInto() throws Exception {
    String taskfile =
        """
        version: '3'
        silent: true
        tasks:
          all: {deps: [a, b, talk]}
          a: {prompt: "Really a?", cmds: [touch a]}
          b: {prompt: "Really b?", cmds: [touch b]}
          talk: 'until [ -e a ] && [ -e b ]; do echo bla; sleep 0.02; done'
        """;
    try (PseudoTerminal terminal =
        PseudoTerminal.start(
            folder, taskfile, "exec \"$@\"", "run", "-C", "0", "-o", "prefixed", "all")) {
      terminal.until("Really ");
      Thread.sleep(300); // Time enough for others to talk.
      terminal.type("y\n");
      RunnerProcess.await(() -> terminal.text().split("Really ", -1).length == 3);
      Thread.sleep(300);
      terminal.type("y\n");
      assertThat(terminal.exit()).isZero();
      assertThat(terminal.lines()).contains("Really a? [y/N]: y", "Really b? [y/N]: y");
      assertThat(terminal.lines().stream().filter(line -> !line.contains("Really")))
          .isNotEmpty()
          .allMatch("[talk] bla"::equals);
    }
  }

  @Test
  void ctrlCReachesTheCommandsOnceAndTheyDecide() throws Exception {
    String taskfile =
        """
        version: '3'
        silent: true
        tasks:
          serve: ["trap 'echo bye; exit 0' INT; echo ready; while sleep 0.02; do :; done", echo next]
        """;
    try (PseudoTerminal terminal =
        PseudoTerminal.start(folder, taskfile, "set -m; \"$@\"; exit $?", "run", "serve")) {
      terminal.until("ready").type("\u0003");
      assertThat(terminal.exit()).isZero();
      assertThat(terminal.lines()).containsOnlyOnce("bye").contains("next");
      assertThat(terminal.text()).containsOnlyOnce("Signal received: \"interrupt\"");
    }
  }

  @ParameterizedTest
  @CsvSource({"TERM, ''", "HUP, ''", "KILL, ''", "TERM, --isolate", "KILL, --isolate"})
  void i6_nothingIsLeftWhereCommandsHaveNoGroupOfTheirOwn(String signal, String flags)
      throws Exception {
    String mark = RunnerProcess.mark();
    String taskfile = RunnerProcess.NASTY.replace("MARK", mark);
    try (PseudoTerminal terminal =
        PseudoTerminal.start(
            folder, taskfile, "echo $$ > pid; exec \"$@\"", "run", flags, "nasty")) {
      RunnerProcess.await(() -> Files.exists(folder.resolve("ready")));
      String pid = Files.readString(folder.resolve("pid")).strip();
      new ProcessBuilder("bash", "-c", "kill -s " + signal + " " + pid).start().waitFor();
      terminal.exit();
      RunnerProcess.await(() -> RunnerProcess.marked(mark).isEmpty());
      assertThat(folder.resolve("never")).doesNotExist();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"interleaved", "group"})
  void ctrlZStopsTheCommandsAndTheyGoOnLater(String style) throws Exception {
    String taskfile =
        """
        version: '3'
        silent: true
        tasks:
          count: 'touch ready; until [ -e end ]; do touch alive; sleep 0.02; done'
        """;
    String script =
        "set -m; \"$@\"; echo stopped; until [ -e go ]; do sleep 0.02; done; fg; exit $?";
    try (PseudoTerminal terminal =
        PseudoTerminal.start(folder, taskfile, script, "run", "-o", style, "count")) {
      RunnerProcess.await(() -> Files.exists(folder.resolve("ready")));
      terminal.type("\u001a");
      terminal.until("stopped");
      Files.deleteIfExists(folder.resolve("alive"));
      Thread.sleep(200);
      assertThat(folder.resolve("alive")).doesNotExist();
      Files.createFile(folder.resolve("go"));
      RunnerProcess.await(() -> Files.exists(folder.resolve("alive")));
      Files.createFile(folder.resolve("end"));
      assertThat(terminal.exit()).isZero();
    }
  }
}
