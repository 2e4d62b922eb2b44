package io.github.taskfilels.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.cli.CommandLine;
import io.github.taskfilels.cli.CommandLine.Result;
import io.github.taskfilels.testkit.Shared;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatCommandTest {
  private static final String PROJECT =
      """
      //- /Taskfile.yml
      version: '3'
      includes: {lib: ./lib/other.yaml}
      tasks:
        a: b
      //- /lib/other.yaml
      version: '3'
      tasks:
          a:   b
      //- /good/Taskfile.yml
      version: '3'

      tasks:
        a: b
      //- /unrelated.yml
      a:   b
      """;
  private static final String GOOD = "version: '3'\n\ntasks:\n  a: b\n";

  @TempDir Path folder;

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void onceFormattedThereIsNothingToDo() throws IOException {
    CommandLine line = CommandLine.in(folder, PROJECT);
    Result check = line.run("format", "--check");
    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.out().lines()).containsExactlyInAnyOrder("Taskfile.yml", "lib/other.yaml");
    assertThat(check.err())
        .isEqualTo("2 of 3 files are not formatted; 'taskfile-ls format' does it\n");
    assertThat(text("lib/other.yaml")).contains("    a:   b");
    Result format = line.run("format");
    assertThat(format.exit()).isZero();
    assertThat(format.out().lines()).containsExactlyInAnyOrder("Taskfile.yml", "lib/other.yaml");
    assertThat(format.err()).isEqualTo("formatted 2 of 3 files\n");
    assertThat(text("lib/other.yaml")).isEqualTo(GOOD);
    assertThat(text("unrelated.yml")).isEqualTo("a:   b\n");
    Result clean = line.run("format", "--check");
    assertThat(clean).isEqualTo(new Result(0, "", "3 files are formatted\n"));
  }

  @Test
  void pathsAndFlags() throws IOException {
    CommandLine line = CommandLine.in(folder, PROJECT);
    assertThat(line.run("format", "--check", "good").exit()).isZero();
    assertThat(line.run("format", "unrelated.yml").exit()).isZero();
    assertThat(text("unrelated.yml")).isEqualTo("a: b\n");
    assertThat(text("Taskfile.yml")).doesNotContain("\n\n");
    assertThat(line.run("format", "nowhere").exit()).isEqualTo(2);
    assertThat(line.run("format", "--lists", "up").exit()).isEqualTo(2);
    assertThat(line.run("format", "--wrong").exit()).isEqualTo(2);
    assertThat(line.run("format", "--blank-lines=0", "--check", "Taskfile.yml").exit()).isZero();
  }

  @Test
  void diff() throws IOException {
    CommandLine line = CommandLine.in(folder, PROJECT);
    Result diff = line.run("format", "--diff", "lib/other.yaml");
    assertThat(diff.exit()).isEqualTo(1);
    assertThat(diff.out())
        .isEqualTo(
            """
            --- lib/other.yaml
            +++ lib/other.yaml
            @@ -1,3 +1,4 @@
             version: '3'
            +
             tasks:
            -    a:   b
            +  a: b
            """);
    assertThat(text("lib/other.yaml")).contains("    a:   b");
    assertThat(line.run("format", "--diff", "good").out()).isEmpty();
  }

  @Test
  void standardInput() throws IOException {
    CommandLine line =
        CommandLine.in(folder, PROJECT + "//- /lib/.editorconfig\n[*.yaml]\nindent_size = 4\n");
    line.reading("version: '3'\ntasks:\n  a:   b\n");
    Result result = line.run("format", "--stdin-filename", "lib/new.yaml");
    assertThat(result).isEqualTo(new Result(0, "version: '3'\n\ntasks:\n    a: b\n", ""));
    Result check = line.run("format", "--check", "--stdin-filename=lib/new.yaml");
    assertThat(check).isEqualTo(new Result(1, "lib/new.yaml\n", ""));
    assertThat(line.run("format", "--stdin-filename", "x.yml", "lib").exit()).isEqualTo(2);
    line.reading(GOOD);
    assertThat(line.run("format", "--stdin-filename", "x.yml").out()).isEqualTo(GOOD);
    line.reading("a: [\n");
    Result broken = line.run("format", "--stdin-filename", "x.yml");
    assertThat(broken.exit()).isEqualTo(1);
    assertThat(broken.out()).isEqualTo("a: [\n");
    assertThat(broken.err()).startsWith("x.yml:1:4: error ");
  }

  @Test
  void whatIsBrokenIsToldAndTheRestFormatted() throws IOException {
    CommandLine line =
        CommandLine.in(
            folder,
            "//- /Taskfile.yml\nversion:   '3'\n\ntasks:\n  a: \"b\n  c:\n      cmds:   [d]\n");
    Result result = line.run("format");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("Taskfile.yml:4:6: error ", "is left as it is");
    assertThat(text("Taskfile.yml"))
        .isEqualTo("version: '3'\n\ntasks:\n  a: \"b\n  c:\n    cmds: [d]\n");
  }

  @Test
  void encodingsLinksAndWhatIsNoText() throws IOException {
    CommandLine line = CommandLine.in(folder, "//- /x\n");
    Path wide = folder.resolve("Taskfile.yml");
    Files.write(wide, "\uFEFFa:   é\n".getBytes(StandardCharsets.UTF_16LE));
    assertThat(line.run("format", "Taskfile.yml").exit()).isZero();
    assertThat(new String(Files.readAllBytes(wide), StandardCharsets.UTF_16LE))
        .isEqualTo("\uFEFFa: é\n");
    Path link = folder.resolve("link.yml");
    Files.writeString(folder.resolve("real.yml"), "a:   b\n");
    Files.createSymbolicLink(link, Path.of("real.yml"));
    assertThat(line.run("format", "link.yml").exit()).isZero();
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(text("real.yml")).isEqualTo("a: b\n");
    Files.write(folder.resolve("bad.yml"), new byte[] {'a', ':', (byte) 0xff, '\n'});
    Result bad = line.run("format", "bad.yml");
    assertThat(bad.exit()).isEqualTo(1);
    assertThat(bad.err()).startsWith("bad.yml: error is no text in UTF-8 or UTF-16\n");
  }

  @Test
  void aFileIsReplacedInOneStep() throws IOException {
    String old = "a:   b\n";
    CommandLine line = CommandLine.in(folder, "//- /Taskfile.yml\n" + old);
    Path file = folder.resolve("Taskfile.yml");
    try (InputStream reader = Files.newInputStream(file)) {
      assertThat(line.run("format").exit()).isZero();
      assertThat(new String(reader.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(old);
    }
    assertThat(text("Taskfile.yml")).isEqualTo("a: b\n");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString())).containsExactly("Taskfile.yml");
    }
  }

  @Test
  void whatCannotBeReadIsNotCalledFormatted() throws IOException {
    CommandLine line = CommandLine.in(folder, "//- /x\n");
    Files.write(folder.resolve("bad.yml"), new byte[] {'a', ':', (byte) 0xff, '\n'});
    assertThat(line.run("format", "bad.yml").err().lines()).hasSize(1);
  }

  @Test
  void withoutTaskfiles() throws IOException {
    CommandLine line = CommandLine.in(folder, "//- /x\n");
    assertThat(line.run("format", "--check")).isEqualTo(new Result(0, "", "no Taskfile found\n"));
  }

  /** After the whole corpus was formatted nothing is left to do. */
  @Test
  void corpus() throws IOException {
    Path corpus = Shared.corpus();
    CommandLine line = CommandLine.in(folder, "//- /x\n");
    try (Stream<Path> files = Files.walk(corpus)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        Path copy = folder.resolve(corpus.relativize(file).toString());
        if (name.endsWith(".yml") || name.endsWith(".yaml")) {
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    Result format = line.run("format");
    assertThat(format.out().lines().count()).isGreaterThan(200);
    Result check = line.run("format", "--check");
    assertThat(check.out()).isEmpty();
    assertThat(check.exit()).as(check.err()).isEqualTo(format.exit());
  }
}
