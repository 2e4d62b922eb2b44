package io.github.taskfilels.run.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.run.Exit;
import io.github.taskfilels.run.NotStartedException;
import io.github.taskfilels.run.RunIds;
import io.github.taskfilels.run.StreamKind;
import io.github.taskfilels.run.Termination;
import io.github.taskfilels.shell.PlainWords;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bash is the oracle: what it would start, and with which words and variables. */
@Tag("process")
@Timeout(60)
class PlainCommandTest {
  private static final String PATH = System.getenv("PATH");
  private static Shell shell;

  @TempDir Path folder;

  @BeforeAll
  static void findShell() throws NotStartedException {
    shell = Shell.find(System.getenv());
  }

  private CommandSpec spec(String script, ImmutableMap<String, String> environment) {
    return CommandSpec.of(script, folder, environment);
  }

  private record Ended(Exit exit, String out, String err) {}

  private Ended run(CommandSpec spec) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (ProcessSession session = ProcessSession.open(shell, RunIds.next())) {
      Exit exit =
          session
              .start(
                  spec,
                  (stream, piece) ->
                      (stream == StreamKind.STDOUT ? out : err).writeBytes(piece.toArray()))
              .await(null, Termination.DEFAULT);
      return new Ended(
          exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }

  @Test
  void wordsAndQuotedTextsNeedNoShell() {
    assertThat(PlainWords.of("go build -o bin/app ./...\n"))
        .containsExactly("go", "build", "-o", "bin/app", "./...");
    assertThat(PlainWords.of("cc -DNAME='two words' \"-I/a b\"'c' x=1 y:z %1 a,b @user"))
        .containsExactly("cc", "-DNAME=two words", "-I/a bc", "x=1", "y:z", "%1", "a,b", "@user");
    assertThat(PlainWords.of("./gradlew\t''")).containsExactly("./gradlew", "");
    assertThat(PlainWords.of("app \"!it's\" 'a\nb ü'")).containsExactly("app", "!it's", "a\nb ü");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "# nothing",
        "a; b",
        "a && b",
        "a | b",
        "a > f",
        "a &",
        "a\nb",
        "a $X",
        "a \"$X\"",
        "a `b`",
        "a *",
        "a ?",
        "a [x]",
        "a ~",
        "a x=~",
        "a {b,c}",
        "a \\b",
        "a \"\\b\"",
        "a 'b",
        "a \"b",
        "X=1 a",
        "'a' b",
        "! a",
        "echo a",
        "[ -f a ]",
        "if a",
        "time a",
        "cd a",
        "a (b)",
        "a #b",
        "ä",
        "a ä",
        "a\rb"
      })
  void theRestIsForBash(String script) {
    assertThat(PlainWords.of(script)).isNull();
  }

  /** Random scripts: where they are words, they are the words that bash makes of them. */
  @Test
  void theWordsAreThoseOfBash() throws Exception {
    ImmutableList<String> plain =
        ImmutableList.of("a", "B7", "-x", "./y", "=", ":", ",", "@", "%", "+", " ", "\t");
    ImmutableList<String> odd =
        ImmutableList.of(
            "'", "'", "\"", "\"", "$", "*", "~", "{", "}", "\\", "!", "#", "(", "^", "ü", ";");
    Random random = new Random(7);
    // It prints what it is given, each word in brackets.
    StringBuilder script = new StringBuilder("program() { printf '<%s>' program \"$@\"; echo; }\n");
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder rest = new StringBuilder();
      for (int length = random.nextInt(10); length >= 0; length--) {
        ImmutableList<String> pieces = random.nextInt(4) == 0 ? odd : plain;
        rest.append(pieces.get(random.nextInt(pieces.size())));
      }
      ImmutableList<String> words = PlainWords.of("program " + rest);
      if (words != null) {
        script.append("program ").append(rest).append('\n');
        expected.add("<" + Joiner.on("><").join(words) + ">");
      }
    }
    assertThat(expected).hasSizeGreaterThan(2_000);

    Files.writeString(folder.resolve("script"), script);
    Ended ended = run(spec("source ./script", ImmutableMap.of("PATH", PATH, "LC_ALL", "C.UTF-8")));

    assertThat(ended.err()).isEmpty();
    assertThat(Splitter.on('\n').splitToList(ended.out().stripTrailing()))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void whatIsBuiltIntoThisBashIsLeftToIt() throws Exception {
    Ended ended = run(spec("compgen -b; compgen -k", ImmutableMap.of("PATH", PATH)));

    for (String word : Splitter.on('\n').omitEmptyStrings().split(ended.out())) {
      assertThat(PlainWords.of(word + " x")).as(word).isNull();
    }
  }

  /** With the variables that bash sets, and without those that it would drop. */
  @Test
  void aProgramGetsTheEnvironmentThatBashWouldGiveIt() throws Exception {
    NativeSpawn spawn = NativeSpawn.link();
    assumeTrue(spawn != null, "the C library of this system has no such functions");
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
    ImmutableList<ImmutableMap<String, String>> environments =
        ImmutableList.of(
            ImmutableMap.of("A", "1"),
            ImmutableMap.of("PWD", folder.toString(), "OLDPWD", "/", "SHLVL", "3", "_", "/x"),
            ImmutableMap.of("PWD", link.toString(), "SHLVL", "999", "BASH_ENV", "/no/such"),
            ImmutableMap.of("PWD", "/", "OLDPWD", "/no/such", "SHLVL", "x"),
            ImmutableMap.of("SHELLOPTS", "braceexpand", "SECONDS", "7", "LINENO", "9"),
            ImmutableMap.of("BASHOPTS", "extglob", "IFS", "x", "SHLVL", "-1"),
            ImmutableMap.of("BASH_FUNC_env%%", "() { echo no; }", "HOME", "", "SHLVL", "998"));
    for (ImmutableMap<String, String> some : environments) {
      ImmutableMap<String, String> environment =
          ImmutableMap.<String, String>builder().putAll(some).put("PATH", PATH).buildOrThrow();
      // The braces keep it from being plain: there is no variable of these names.
      assertThat(variables("env -0", environment))
          .as("%s", some)
          .isEqualTo(variables("env -0 -u{X,Y}NO", environment));
    }
  }

  private TreeSet<String> variables(String script, ImmutableMap<String, String> environment)
      throws Exception {
    Ended ended = run(spec(script, environment));
    assertThat(ended.exit()).as(ended.err()).isEqualTo(new Exit.Exited(0));
    TreeSet<String> variables =
        new TreeSet<>(Splitter.on('\0').omitEmptyStrings().splitToList(ended.out()));
    variables.removeIf(line -> line.startsWith(RunToken.NAME + "="));
    return variables;
  }

  @Test
  void itIsStartedWithoutBash() throws Exception {
    assumeTrue(NativeSpawn.link() != null, "the C library of this system has no such functions");
    ImmutableMap<String, String> environment = ImmutableMap.of("PATH", PATH);
    // Who runs it shows in its command line: bash, if it were there, would have other words.
    Ended ended = run(spec("cat /proc/self/stat /proc/self/cmdline", environment));

    assertThat(ended.out()).endsWith("cat\0/proc/self/stat\0/proc/self/cmdline\0");
    assertThat(PlainCommand.of(spec("cat x", environment)).program()).endsWith("/cat");
  }

  @Test
  void bashRunsScriptsThatNameNoInterpreterAndTellsWhatIsWrong() throws Exception {
    assumeTrue(NativeSpawn.link() != null, "the C library of this system has no such functions");
    ImmutableMap<String, String> environment = ImmutableMap.of("PATH", folder + ":" + PATH);
    Path script = Files.writeString(folder.resolve("script"), "echo \"$BASH_VERSION|$1\"\n");
    Path readable = Files.writeString(folder.resolve("readable"), "echo no\n");
    Path broken = Files.writeString(folder.resolve("broken"), "#!/no/such/interpreter\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    assertThat(broken.toFile().setExecutable(true)).isTrue();

    assertThat(run(spec("script one", environment)).out()).contains(".").endsWith("|one\n");
    assertThat(run(spec("./script two", environment)).out()).endsWith("|two\n");
    assertThat(run(spec("no-such-program", environment)))
        .isEqualTo(
            new Ended(
                new Exit.Exited(127), "", "bash: line 1: no-such-program: command not found\n"));
    assertThat(run(spec("./" + readable.getFileName(), environment)).exit())
        .isEqualTo(new Exit.Exited(126));
    assertThat(run(spec("./broken", environment)).err()).startsWith("bash: ").contains("./broken");
    assertThat(run(spec("sleep 1d2", environment)).exit()).isEqualTo(new Exit.Exited(1));
  }

  @Test
  void optionsOfTheShellNeedTheShell() {
    ImmutableMap<String, String> environment = ImmutableMap.of("PATH", PATH);
    CommandSpec cat = spec("cat x", environment);

    assertThat(PlainCommand.of(cat)).isNotNull();
    assertThat(PlainCommand.of(cat.withOptions(ImmutableList.of("pipefail"), ImmutableList.of())))
        .isNotNull();
    assertThat(PlainCommand.of(cat.withOptions(ImmutableList.of("x"), ImmutableList.of())))
        .isNull();
    assertThat(PlainCommand.of(cat.withOptions(ImmutableList.of(), ImmutableList.of("globstar"))))
        .isNull();
    assertThat(PlainCommand.of(spec("cat x", ImmutableMap.of("PATH", "bin:" + PATH)))).isNull();
    assertThat(PlainCommand.of(spec("cat x", ImmutableMap.of()))).isNull();
  }
}
