package io.github.taskfilels.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.github.taskfilels.cli.Main;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Promise I5: after a crash at any moment the next run is right. {@code strace} kills the process,
 * or lets a call fail, at the K-th call of one kind in any of its threads, for each K until a run
 * gets through; all that a run keeps changes by these calls, so that each state in which it can be
 * found occurs. Commands and the watchdog are traced and hit, too.
 */
@Tag("process")
@Tag("long")
@Timeout(900)
class CrashPointsTest {
  /** Each task first makes half of its product: who believes that, is caught. */
  private static final String TASKFILE =
      """
      version: '3'
      tasks:
        all: {deps: [build, stamp]}
        build:
          sources: [in.txt]
          generates: [build.txt]
          cmds: ['head -c 3 in.txt > build.txt', 'cat in.txt > build.txt']
        stamp:
          method: timestamp
          sources: [in.txt]
          generates: [stamp.txt]
          cmds: ['head -c 3 in.txt > stamp.txt', 'cat in.txt > stamp.txt']
      """;

  private static final ImmutableList<String> PRODUCTS = ImmutableList.of("build.txt", "stamp.txt");

  /** A line of strace for a call that was hit: its name, and the first path that it names. */
  private static final Pattern CALL = Pattern.compile("^\\d+ +(\\w+)\\((?:\\d+<)?\"?([^\">,]*)");

  private static final Pattern NUMBERS = Pattern.compile("\\d+\\.\\d+\\.tmp|\\d{4,}");

  /** The image, where it was built: it starts much faster. */
  private static final ImmutableList<String> PROGRAM = program();

  @TempDir Path folder;
  private int version;
  private int exit;

  @BeforeEach
  void strace() throws Exception {
    Assumptions.assumeTrue(
        started("strace", "-f", "-o", "/dev/null", "true"),
        "skipped: no strace that may trace here");
    Files.writeString(folder.resolve("Taskfile.yml"), TASKFILE);
  }

  private static ImmutableList<String> program() {
    Path image = Path.of("target", "taskfile-ls", "bin", "taskfile-ls").toAbsolutePath();
    return Files.isExecutable(image)
        ? ImmutableList.of(image.toString())
        : ImmutableList.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
  }

  private static boolean started(String... words) throws InterruptedException {
    try {
      return new ProcessBuilder(words).inheritIO().start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  private int run(ImmutableList<String> before) throws Exception {
    List<String> words = new ArrayList<>(before);
    words.addAll(PROGRAM);
    words.addAll(List.of("run", "-C", "1", "all"));
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
    return process.exitValue();
  }

  /** Runs with a fault; gives the calls that were hit, empty when none was. */
  private Set<String> hit(String call, String fault, int k) throws Exception {
    Path log = folder.resolve("trace");
    exit =
        run(
            ImmutableList.of(
                "strace",
                "-f",
                "-y",
                "-o",
                log.toString(),
                "-e",
                "trace=" + call,
                "-e",
                "inject=%s:%s:when=%d".formatted(call, fault, k)));
    Set<String> calls = new TreeSet<>();
    for (String line : Files.readAllLines(log, StandardCharsets.ISO_8859_1)) {
      Matcher matcher = CALL.matcher(line);
      boolean injected = line.endsWith("= ?") || line.contains("(INJECTED)");
      boolean unfinished = line.contains("<unfinished");
      if ((injected || unfinished) && matcher.find()) {
        calls.add(matcher.group(1) + " " + NUMBERS.matcher(matcher.group(2)).replaceAll("N"));
      }
    }
    return calls;
  }

  private void source(int number) throws IOException {
    Files.writeString(folder.resolve("in.txt"), "text number " + number + " for all\n");
  }

  /** A run without faults makes what a clean build would make. */
  private void isRight(int number, String when) throws Exception {
    assertThat(run(ImmutableList.of()))
        .as(when + ": " + Files.readString(folder.resolve("err")))
        .isZero();
    ImmutableMap.Builder<String, String> made = ImmutableMap.builder();
    for (String product : PRODUCTS) {
      made.put(product, Files.readString(folder.resolve(product)));
    }
    String text = "text number " + number + " for all\n";
    assertThat(made.buildOrThrow())
        .as(when)
        .isEqualTo(Map.of("build.txt", text, "stamp.txt", text));
  }

  @ParameterizedTest
  @CsvSource({"rename,5", "write,8", "unlink,1", "utimensat,1"})
  void i5_afterAKillAtAnyChangeOfAnyStateTheNextRunIsRight(String call, int atLeast)
      throws Exception {
    source(++version);
    isRight(version, "the first run");
    Set<String> points = new TreeSet<>();
    for (int k = 1; ; k++) {
      String when = "after a kill at " + call + " " + k;
      source(version + 1);
      points.addAll(hit(call, "signal=SIGKILL", k));
      if (exit == 0) {
        break;
      }
      if (k % 2 == 0) {
        version++;
      } else {
        // Back to what was built before: its record must not count any more.
        when += ", and going back";
        source(version);
      }
      isRight(version, when);
    }
    assertThat(points).as("calls at which it was killed").hasSizeGreaterThanOrEqualTo(atLeast);
    System.out.println(call + ": killed at " + points.size() + " different calls");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mkdir", "rename"})
  void i5_afterAKillInTheVeryFirstRunTheNextRunIsRight(String call) throws Exception {
    source(++version);
    for (int k = 1; ; k++) {
      hit(call, "signal=SIGKILL", k);
      if (exit == 0) {
        break;
      }
      isRight(version, "after a kill at " + call + " " + k);
      for (String product : PRODUCTS) {
        Files.delete(folder.resolve(product));
      }
      MoreFiles.deleteRecursively(folder.resolve(".task"), RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  @ParameterizedTest
  @CsvSource({"rename,EIO", "rename,ENOSPC", "write,ENOSPC"})
  void i5_whereStateCannotBeKeptTheRunIsRightAndSaysSo(String call, String error) throws Exception {
    source(++version);
    isRight(version, "the first run");
    int told = 0;
    for (int k = 1; ; k++) {
      source(++version);
      Set<String> hit = hit(call, "error=" + error, k);
      if (hit.isEmpty()) {
        break;
      }
      String messages = Files.readString(folder.resolve("err"));
      boolean said = messages.contains(" kept");
      told += said ? 1 : 0;
      if (hit.stream().allMatch(point -> point.contains("/.task/"))) {
        // A task whose last success cannot be forgotten is not begun.
        assertThat(exit == 0 || said).as("at %s: exit %d, %s", hit, exit, messages).isTrue();
      }
      isRight(version, "after " + error + " at " + hit);
    }
    assertThat(told).as("failures that were told").isPositive();
  }
}
