package io.github.taskfilels.run.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.run.Exit;
import io.github.taskfilels.run.NotStartedException;
import io.github.taskfilels.run.RunningCommand;
import io.github.taskfilels.run.Termination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each command in a PID namespace of its own. */
@Tag("process")
@Timeout(60)
class IsolationTest {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
  private static final Path UNSHARE = Path.of("/usr/bin/unshare");
  private static final Path BASH = Path.of("/bin/bash");

  @TempDir Path folder;
  private final ConcurrentLinkedQueue<String> output = new ConcurrentLinkedQueue<>();

  private static Shell isolated() {
    try {
      return Shell.find(System.getenv()).isolated(System.getenv());
    } catch (NotStartedException e) {
      return Assumptions.abort("skipped: " + e.reason());
    }
  }

  private Exit run(String script) throws Exception {
    try (ProcessSession session = ProcessSession.open(isolated(), UUID.randomUUID().toString())) {
      Exit exit = start(session, script).await(null, Termination.DEFAULT);
      assertThat(session.alive()).as("processes that are left").isEmpty();
      return exit;
    }
  }

  private RunningCommand start(ProcessSession session, String script) throws NotStartedException {
    return session.start(
        CommandSpec.of(script, folder, ImmutableMap.of("PATH", System.getenv("PATH"))),
        (_, bytes) -> output.add(bytes.display()));
  }

  @Test
  void thePipeOfAJobserverIsFoundByAPathThatOnlyTheRunnerHas() throws Exception {
    Path file = Files.writeString(folder.resolve("pipe"), "token\n");
    Path path = Path.of("/proc/" + ProcessHandle.current().pid() + "/root" + file.toRealPath());
    CommandSpec spec =
        CommandSpec.of("cat <&9", folder, ImmutableMap.of("PATH", System.getenv("PATH")));
    try (ProcessSession session = ProcessSession.open(isolated(), UUID.randomUUID().toString())) {
      Exit exit =
          session
              .start(spec.withTokens(path), (_, bytes) -> output.add(bytes.display()))
              .await(null, Termination.DEFAULT);
      assertThat(exit.code()).isZero();
    }
    assertThat(output).containsExactly("token\n");
  }

  @Test
  void theWordsComeBeforeTheShell() {
    ImmutableList<String> user = ImmutableList.of("--user", "--map-current-user");
    Isolation isolation =
        Isolation.of(SETPRIV, UNSHARE, user, ImmutableList.of("--mount-proc"), BASH);
    Shell shell =
        new Shell(BASH, BashVersion.of("5.2"), Path.of("/usr/bin/setsid"), null, isolation);
    List<String> words = shell.command(CommandSpec.of("echo", folder, ImmutableMap.of()));
    assertThat(String.join(" ", words))
        .startsWith(
            "/usr/bin/setpriv --pdeathsig KILL /usr/bin/unshare"
                + " --user --map-current-user --pid --fork --kill-child=KILL --mount-proc"
                + " /bin/bash --noprofile --norc -p -c trap")
        .contains(" init /bin/bash --noprofile --norc -p -e ")
        .endsWith("-c echo bash");
  }

  @Test
  void aSystemWithoutTheProgramsSaysWhichIsMissing() {
    assertThatThrownBy(() -> Isolation.find(folder.toString(), BASH))
        .isInstanceOf(NotStartedException.class)
        .hasMessageContaining("setpriv was not found on the PATH")
        .hasMessageContaining("install util-linux");
  }

  @Test
  void aSystemThatRefusesSaysWhyAndWhatToDo() throws IOException {
    for (String name : List.of("setpriv", "unshare")) {
      Path program = folder.resolve(name);
      Files.writeString(program, "#!" + "/bin/sh\necho unshare failed: not permitted; exit 1\n");
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    assertThatThrownBy(() -> Shell.find(System.getenv()).isolated(Map.of("PATH", folder + "")))
        .isInstanceOf(NotStartedException.class)
        .hasMessageContaining("(unshare failed: not permitted)")
        .hasMessageContaining("user.max_user_namespaces");
  }

  @Test
  void aCommandIsAloneAndHasItsExitCodeAndLevel() throws Exception {
    assertThat(run("echo $$ $SHLVL; exit 37")).isEqualTo(new Exit.Exited(37));
    assertThat(String.join("", output)).isEqualTo("2 1\n");
  }

  @Test
  void aSignalIsAnExitCodeWithoutAWord() throws Exception {
    assertThat(run("kill -9 $$")).isEqualTo(new Exit.Exited(137));
    assertThat(output).isEmpty();
  }

  @Test
  void whatACommandLeavesBehindEndsWithIt() throws Exception {
    Path alive = folder.resolve("alive");
    String escapee = "trap '' HUP TERM; for ((;;)); do touch alive; sleep 0.02; done";
    Exit exit =
        run(
            "(setsid env -i PATH=\"$PATH\" bash -c \""
                + escapee
                + "\" </dev/null >/dev/null 2>&1 &);"
                + " while [ ! -e alive ]; do sleep 0.01; done");
    assertThat(exit.ok()).isTrue();
    Files.delete(alive);
    Thread.sleep(200);
    assertThat(alive).doesNotExist();
  }

  @Test
  void aPoliteSignalLetsTheCommandCleanUp() throws Exception {
    for (Termination.Signal signal : List.of(Termination.Signal.TERM, Termination.Signal.HUP)) {
      Path ready = folder.resolve("ready");
      try (ProcessSession session = ProcessSession.open(isolated(), UUID.randomUUID().toString())) {
        RunningCommand command =
            start(
                session, "trap 'touch bye; exit' TERM; touch ready; while sleep 0.02; do :; done");
        while (!Files.exists(ready)) {
          Thread.sleep(10);
        }
        Termination how = new Termination(signal, Duration.ofSeconds(30));
        command.terminate(how);
        assertThat(command.await(null, how)).isInstanceOf(Exit.Cancelled.class);
        assertThat(session.alive()).isEmpty();
      }
      Files.delete(folder.resolve("bye"));
      Files.delete(ready);
    }
  }
}
