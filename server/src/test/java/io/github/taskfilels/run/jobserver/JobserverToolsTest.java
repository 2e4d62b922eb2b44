package io.github.taskfilels.run.jobserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.RunRequest;
import io.github.taskfilels.run.engine.Runner;
import io.github.taskfilels.run.engine.Tasks;
import io.github.taskfilels.run.event.EventLog;
import io.github.taskfilels.run.jobserver.JobserverServer.Accounts;
import io.github.taskfilels.run.jobserver.MakeFlags.Style;
import io.github.taskfilels.run.process.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs that share their slots with real clients of jobservers other than make. */
@Tag("process")
class JobserverToolsTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void findShell() throws Exception {
    shell = Shell.find(System.getenv());
    assumeTrue(shell.mkfifo() != null, "no mkfifo");
  }

  private void run(Tasks tasks, int slots, Style style) throws IOException {
    JobserverServer server =
        new JobserverServer(slots, style, Objects.requireNonNull(shell.mkfifo()));
    RunRequest request = RunRequest.of(ImmutableList.of(tasks.call("all")), slots);
    assertThat(Runner.start(request, shell, EventLog.to(), server).result().join().outcome().well())
        .isTrue();
    assertThat(server.accounts()).as("nothing is lent").extracting(Accounts::lent).isEqualTo(0);
  }

  private static String answer(String... words) throws Exception {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void assumeNinja() throws Exception {
    assumeTrue(JobMarks.onPath("ninja"), "no ninja");
    Matcher version = Pattern.compile("(\\d+)\\.(\\d+)").matcher(answer("ninja", "--version"));
    assumeTrue(
        version.lookingAt() && Integer.parseInt(version.group(2)) >= 13,
        "ninja before 1.13 knows no jobserver");
  }

  private void ninjaFile(int jobs) throws IOException {
    StringBuilder text = new StringBuilder("rule job\n  command = ");
    text.append(JobMarks.JOB.replace("$", "$$")).append('\n');
    for (int i = 0; i < jobs; i++) {
      text.append("build o").append(i).append(": job\n");
    }
    Files.writeString(folder.resolve("build.ninja"), text);
  }

  @ParameterizedTest
  @EnumSource
  void ninjasShareTheSlotsOfTheRun(Style style) throws Exception {
    assumeNinja();
    ninjaFile(8);
    Tasks tasks =
        new Tasks(folder)
            .task("all", List.of("n1", "n2"))
            .task("n1", List.of(), "mkdir -p 1; cp build.ninja 1; cd 1; ninja; mv log ../log1")
            .task("n2", List.of(), "mkdir -p 2; cp build.ninja 2; cd 2; ninja; mv log ../log2");
    run(tasks, 3, style);
    List<String> marks = new ArrayList<>(Files.readAllLines(folder.resolve("log1")));
    marks.addAll(Files.readAllLines(folder.resolve("log2")));
    Files.write(folder.resolve("log"), marks);
    assertThat(JobMarks.peak(folder, 16)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void aNinjaThatIsKilledDoesNotTakeItsTokensWithIt(Style style) throws Exception {
    assumeNinja();
    ninjaFile(8);
    String killed =
        "mkdir k; cp build.ninja k; ninja -C k & sleep 0.25; kill -9 $!; wait; ls k/log";
    Tasks tasks = new Tasks(folder).task("all", List.of(), killed, "ninja");
    run(tasks, 3, style);
    assertThat(JobMarks.peak(folder, 8)).isEqualTo(3);
  }

  /** A workspace of crates whose build scripts leave marks; it needs no other crates. */
  private void crates(int crates) throws IOException {
    StringBuilder members = new StringBuilder("[workspace]\nresolver = \"2\"\nmembers = [");
    for (int i = 0; i < crates; i++) {
      members.append("\"c").append(i).append("\", ");
      Path crate = Files.createDirectories(folder.resolve("c" + i + "/src")).getParent();
      Files.writeString(
          Objects.requireNonNull(crate).resolve("Cargo.toml"),
          "[package]\nname = \"c%d\"\nversion = \"0.1.0\"\nedition = \"2021\"\n".formatted(i));
      Files.writeString(crate.resolve("src/lib.rs"), "");
      Files.writeString(
          crate.resolve("build.rs"),
          """
          fn main() {
              std::process::Command::new("bash").args(["-c", "%s"])
                  .current_dir("..").status().unwrap();
          }
          """
              .formatted(JobMarks.JOB));
    }
    Files.writeString(folder.resolve("Cargo.toml"), members + "]\n");
  }

  @ParameterizedTest
  @EnumSource
  void aCargoTakesOneJobAtATimeWhereTheRunHasOneSlot(Style style) throws Exception {
    assumeTrue(JobMarks.onPath("cargo"), "no cargo");
    assumeTrue(answer("cargo", "--version").startsWith("cargo "), "no cargo that works");
    crates(4);
    run(new Tasks(folder).task("all", List.of(), "cargo build -q --offline"), 1, style);
    assertThat(JobMarks.peak(folder, 4)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void cargosShareTheSlotsOfTheRun(Style style) throws Exception {
    assumeTrue(JobMarks.onPath("cargo"), "no cargo");
    assumeTrue(answer("cargo", "--version").startsWith("cargo "), "no cargo that works");
    crates(3);
    Tasks tasks =
        new Tasks(folder)
            .task("all", List.of("x", "y"))
            .task("x", List.of(), "cargo build -q --offline --target-dir x")
            .task("y", List.of(), "cargo build -q --offline --target-dir y");
    run(tasks, 3, style);
    assertThat(JobMarks.peak(folder, 6)).isLessThanOrEqualTo(3);
  }
}
