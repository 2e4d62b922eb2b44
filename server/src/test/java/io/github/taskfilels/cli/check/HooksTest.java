package io.github.taskfilels.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What others run {@code check} by: hooks of pre-commit, and the steps of the action. */
@Tag("process")
class HooksTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ ([\\w.]+) }}");
  private static final String WRONG = "version: '3'\ntasks:\n  a: {descr: x, deps: [y]}\n";

  @TempDir Path folder;

  private Path project;
  private String path;

  /** What a process gave. */
  private record Ended(int exit, String output) {}

  @BeforeEach
  void theProgramIsOnThePath() throws IOException {
    project = Files.createDirectory(folder.resolve("project"));
    Path program = Files.createDirectory(folder.resolve("bin")).resolve("taskfile-ls");
    Files.writeString(
        program,
        "#!/bin/sh\nexec '%s' --enable-native-access=ALL-UNNAMED -cp '%s' %s \"$@\"\n"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                "io.github.taskfilels.cli.Main"));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    path = program.getParent() + File.pathSeparator + System.getenv("PATH");
  }

  private Ended run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile());
    builder.environment().put("PATH", path);
    // In a pipeline, which sets CI, the text has colours.
    builder.environment().put("NO_COLOR", "1");
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Process process = builder.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(output));
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  @Test
  void preCommitRunsTheHooks() throws IOException, InterruptedException {
    assumeTrue(isOnPath("pre-commit") && isOnPath("git"), "pre-commit and git are not on PATH");
    Path hooks = Files.createDirectory(folder.resolve("hooks"));
    Files.copy(ROOT.resolve(".pre-commit-hooks.yaml"), hooks.resolve(".pre-commit-hooks.yaml"));
    Map<String, String> environment =
        Map.of(
            "PRE_COMMIT_HOME", folder.resolve("home").toString(),
            "GIT_AUTHOR_NAME", "a",
            "GIT_AUTHOR_EMAIL", "a@example.org",
            "GIT_COMMITTER_NAME", "a",
            "GIT_COMMITTER_EMAIL", "a@example.org");
    String commit = "git init -q \"$0\" && git -C \"$0\" add -A && git -C \"$0\" commit -qm x";
    assertThat(run(environment, "sh", "-c", commit, hooks.toString()).exit()).isZero();
    Files.writeString(project.resolve("Taskfile.yml"), WRONG);
    assertThat(run(environment, "sh", "-c", "git init -q . && git add -A").exit()).isZero();
    Ended check = hook(environment, hooks, "taskfile-ls-check");
    assertThat(check.output()).contains("Failed", "Taskfile.yml:3:7: warning [unknown-key]");
    Ended fix = hook(environment, hooks, "taskfile-ls-fix");
    assertThat(fix.output()).contains("files were modified by this hook", "no task 'y'");
    Ended format = hook(environment, hooks, "taskfile-ls-format");
    assertThat(format.output()).contains("formatted 1 of 1 file");
    assertThat(project.resolve("Taskfile.yml"))
        .hasContent("version: '3'\n\ntasks:\n  a: {desc: x, deps: [y]}\n");
    Files.writeString(project.resolve("Taskfile.yml"), "version: '3'\n\ntasks:\n  a: echo\n");
    for (String id : List.of("taskfile-ls-check", "taskfile-ls-fix", "taskfile-ls-format")) {
      Ended clean = hook(environment, hooks, id);
      assertThat(clean.exit()).as(clean.output()).isZero();
    }
  }

  private Ended hook(Map<String, String> environment, Path hooks, String id)
      throws IOException, InterruptedException {
    return run(environment, "pre-commit", "try-repo", hooks.toString(), id, "--all-files");
  }

  @Test
  void theStepsOfTheActionCheckAndAnnotate() throws IOException, InterruptedException {
    Files.createDirectory(project.resolve("a b"));
    Files.writeString(project.resolve("Taskfile.yml"), WRONG);
    Files.writeString(project.resolve("other.yml"), "version: '3'\n");
    Ended all = action(Map.of("sarif", "out.sarif"));
    assertThat(all.exit()).isEqualTo(1);
    assertThat(all.output())
        .contains("::warning file=Taskfile.yml,line=3,", "::error file=Taskfile.yml,line=3,");
    assertThat(project.resolve("out.sarif")).content().contains("\"2.1.0\"", "task-missing");
    assertThat(action(Map.of("paths", "other.yml  a")).exit()).isEqualTo(2);
    assertThat(action(Map.of("paths", "other.yml")).exit()).isZero();
    Ended errors = action(Map.of("severity", "error"));
    assertThat(errors.output()).doesNotContain("::warning");
    assertThat(errors.exit()).isEqualTo(1);
    run(Map.of(), "sh", "-c", "taskfile-ls check --baseline base.json --write-baseline");
    assertThat(action(Map.of("baseline", "base.json")).exit()).isZero();
    // What somebody writes in an input is never a command.
    Ended hostile =
        action(Map.of("paths", "$(touch x) `touch x`; touch x", "severity", "'; touch x"));
    assertThat(hostile.exit()).isEqualTo(2);
    assertThat(project.resolve("x")).doesNotExist();
  }

  @Test
  void theActionBuildsTheProgramOnlyWhereThereIsNone() throws IOException, InterruptedException {
    Map<String, Object> missing = inputs(Map.of("program", "no-such-program"));
    step(missing, steps().getFirst());
    assertThat(missing).containsEntry("steps.find.outputs.build", "true");
    Map<String, Object> found = inputs(Map.of());
    step(found, steps().getFirst());
    assertThat(found).containsKey("steps.find.outputs.program");
    assertThat(found).doesNotContainKey("steps.find.outputs.build");
    assertThat(steps().stream().filter(step -> step.containsKey("if")))
        .hasSize(2)
        .allMatch(step -> step.get("if").equals("steps.find.outputs.build == 'true'"));
  }

  /** The steps as the runner takes them, but for those that only build. */
  private Ended action(Map<String, String> inputs) throws IOException, InterruptedException {
    Map<String, Object> values = inputs(inputs);
    Ended last = new Ended(0, "");
    for (Map<String, Object> step : steps()) {
      last = step.containsKey("if") ? last : step(values, step);
    }
    return last;
  }

  /** Runs a step; its outputs become values. */
  private Ended step(Map<String, Object> values, Map<String, Object> step)
      throws IOException, InterruptedException {
    Path outputs = folder.resolve("outputs");
    Files.writeString(outputs, "");
    Map<String, String> environment = new HashMap<>();
    environment.put("GITHUB_OUTPUT", outputs.toString());
    map(step.get("env"))
        .forEach((name, value) -> environment.put(name, filled(String.valueOf(value), values)));
    String script = String.valueOf(step.get("run"));
    assertThat(script).as("inputs come by the environment").doesNotContain("${{");
    Ended ended =
        run(environment, "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script);
    for (String line : Files.readAllLines(outputs)) {
      String[] parts = line.split("=", 2);
      values.put("steps." + step.get("id") + ".outputs." + parts[0], parts[1]);
    }
    return ended;
  }

  private static String filled(String text, Map<String, Object> values) {
    return EXPRESSION
        .matcher(text)
        .replaceAll(
            found -> {
              Object value = values.get(found.group(1));
              assertThat(value).as(found.group(1)).isNotNull();
              return Matcher.quoteReplacement(String.valueOf(value));
            });
  }

  private static Map<String, Object> inputs(Map<String, String> given) throws IOException {
    Map<String, Object> values = new HashMap<>();
    values.put("github.action_path", ROOT.resolve("nowhere").toString());
    map(read().get("inputs"))
        .forEach((name, input) -> values.put("inputs." + name, map(input).get("default")));
    given.forEach((name, value) -> values.put("inputs." + name, value));
    return values;
  }

  private static List<Map<String, Object>> steps() throws IOException {
    Object steps = map(read().get("runs")).get("steps");
    return ((List<?>) steps).stream().map(HooksTest::map).toList();
  }

  private static Map<String, Object> read() throws IOException {
    return map(
        new Load(LoadSettings.builder().build())
            .loadFromString(Files.readString(ROOT.resolve("action.yml"))));
  }

  @SuppressWarnings("unchecked") // Keys of the file are words.
  private static Map<String, Object> map(Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }
}
