package io.github.taskfilels.shellcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.ide.rules.ShellRemark;
import io.github.taskfilels.testkit.FakeShellCheck;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.Cancel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("process")
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake program is a shell script")
class ShellCheckTest {
  private static final ImmutableMap<String, String> ENVIRONMENT =
      ImmutableMap.copyOf(System.getenv());

  @TempDir Path folder;

  private static ShellCheck at(FakeShellCheck fake) throws ShellCheckException {
    return ShellCheck.find(fake.program().toString(), ENVIRONMENT);
  }

  private static ImmutableMap<String, String> path(String path) {
    return ImmutableMap.of("PATH", path);
  }

  @Test
  void aTextIsAskedAboutOnce() throws Exception {
    FakeShellCheck fake = FakeShellCheck.in(folder);
    ShellCheck program = at(fake);
    String script = "echo good\n\techo $bad";
    assertThat(program.known(script)).isNull();
    List<ShellRemark> remarks = program.check(script, Cancel.never());
    assertThat(remarks)
        .containsExactly(new ShellRemark(2086, "info", "Double quote.", new TextRange(16, 20)));
    assertThat(program.known(script)).isEqualTo(remarks);
    assertThat(program.check(script, Cancel.never())).isEqualTo(remarks);
    assertThat(fake.starts()).containsExactly("--norc -f json1 -s bash -");
    assertThat(fake.scripts()).containsExactly("echo good", "\techo $bad");
  }

  @Test
  void theRealOneCountsAsWeDo() throws Exception {
    ShellCheck real;
    try {
      real = ShellCheck.find("", ENVIRONMENT);
    } catch (ShellCheckException e) {
      assumeTrue(false, "shellcheck is not installed");
      throw e;
    }
    String script = "\techo \"é𝄞\" $(ls) $x\nfor f in $(ls *.c); do :; done";
    List<ShellRemark> remarks = real.check(script, Cancel.never());
    assertThat(remarks)
        .filteredOn(remark -> remark.code() == 2154)
        .extracting(remark -> remark.range().in(script))
        .containsExactly("$x");
    assertThat(remarks)
        .filteredOn(remark -> remark.code() == 2045)
        .extracting(remark -> remark.range().in(script))
        .containsExactly("$(ls *.c)");
  }

  @Test
  void itIsFoundOnThePathButNotInTheProject() throws Exception {
    FakeShellCheck fake = FakeShellCheck.in(folder.resolve("bin"));
    ShellCheck.find("", path("/none::.:" + folder.resolve("bin")));
    Path relative = Path.of("").toAbsolutePath().relativize(fake.program().getParent());
    for (String path : List.of("", ".", relative.toString(), "/none")) {
      assertThatThrownBy(() -> ShellCheck.find("", path(path)))
          .hasMessage("there is no program shellcheck in the folders of PATH");
    }
    for (String path : List.of("shellcheck", relative + "/shellcheck", folder.toString())) {
      assertThatThrownBy(() -> ShellCheck.find(path, path("")))
          .hasMessage("the absolute path of a program is needed, and '" + path + "' is none");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          exit 4                         | shellcheck failed with exit code 4; version 0.7.0 or newer is needed
          echo hello                     | shellcheck answered something else than its json1 format
          echo '{"comments": 3}'         | shellcheck answered something else than its json1 format
          echo '{}'                      | shellcheck answered something else than its json1 format
          exec yes                       | shellcheck said too much
          exec sleep 30                  | shellcheck gave no answer about a script in 5 s
          sleep 30 & exec sleep 31       | shellcheck gave no answer about a script in 5 s
          exec 1>&-; exec sleep 30       | shellcheck gave no answer about a script in 5 s
          """)
  void whatFailsIsSaidAndNotTriedAgain(String body, String message) throws Exception {
    FakeShellCheck fake = FakeShellCheck.in(folder, body + "\n");
    ShellCheck program = at(fake);
    String script = "echo ".repeat(20_000);
    assertThatThrownBy(() -> program.check(script, Cancel.never())).hasMessage(message);
    assertThat(program.check(script, Cancel.never())).isEmpty();
    assertThat(fake.starts()).hasSize(1);
  }

  @Test
  void whoeverDoesNotWaitAnyMoreEndsIt() throws Exception {
    Path pid = folder.resolve("pid");
    FakeShellCheck fake =
        FakeShellCheck.in(
            folder, "echo $$ > " + pid + ".new; mv " + pid + ".new " + pid + "; exec sleep 60\n");
    ShellCheck program = at(fake);
    AtomicBoolean enough = new AtomicBoolean();
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                program.check("x", enough::get);
                failure.complete(new AssertionError("it ended"));
              } catch (CancellationException | ShellCheckException e) {
                failure.complete(e);
              }
            });
    while (!Files.exists(pid)) {
      Thread.sleep(5);
    }
    ProcessHandle started =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    enough.set(true);
    assertThat(failure.get()).isInstanceOf(CancellationException.class);
    started.onExit().get();
    assertThat(program.known("x")).isNull();
  }
}
