package io.github.taskfilels.taskfile.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.testkit.Shared;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.yaml.YamlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reader on public Taskfiles. */
class CorpusTest {

  /**
   * Everything that is reported but for unknown keys. Each error was compared with {@code task
   * --list-all} of Task 3.53.1, which refuses exactly the files with an error here and those whose
   * YAML is broken:
   *
   * <ul>
   *   <li>{@code prompt} as a mapping: from a fork of Task; "cannot unmarshal !!map into prompt"
   *   <li>a colon and a space in a command: "invalid keys in command"
   *   <li>{@code includes} as a list: test data of a formatter; "cannot unmarshal !!seq into
   *       includes"
   *   <li>{@code platforms} on a call of a task: Task accepts it and runs the call on every
   *       platform
   * </ul>
   */
  private static final String EXPECTED =
      """
      JeanMGirard__common-libs/taskfiles/docker.yml:299 wrong-kind 'prompt'
      JeanMGirard__common-libs/taskfiles/git.yml:91 cmd-invalid the ': '
      JeanMGirard__common-libs/taskfiles/git.yml:95 cmd-invalid the ': '
      JeanMGirard__common-libs/taskfiles/git.yml:98 cmd-invalid the ': '
      JeanMGirard__common-libs/taskfiles/git.yml:560 cmd-invalid the ': '
      JeanMGirard__common-libs/taskfiles/update.yml:638 wrong-kind 'prompt'
      inference-gateway__inference-gateway/examples/kubernetes/authentication/Taskfile.yaml:151 cmd-invalid the ': '
      inference-gateway__inference-gateway/examples/kubernetes/hybrid/Taskfile.yaml:80 cmd-invalid the ': '
      megabyte-labs__Bodega/.config/taskfiles/boilerplate/Taskfile-prompt.yml:63 wrong-kind 'prompt'
      megabyte-labs__Bodega/.config/taskfiles/boilerplate/Taskfile-prompt.yml:99 wrong-kind 'prompt'
      megabyte-labs__Bodega/.config/taskfiles/boilerplate/Taskfile-prompt.yml:140 wrong-kind 'prompt'
      megabyte-labs__Bodega/.config/taskfiles/common/Taskfile.yml:207 wrong-kind 'prompt'
      megabyte-labs__Bodega/.config/taskfiles/docker/Taskfile.yml:279 wrong-kind 'prompt'
      megabyte-labs__Bodega/Taskfile.yml:953 wrong-kind 'prompt'
      prettier-plugin-taskfile__prettier-plugin-taskfile/examples/example-formatted.yml:4 wrong-kind 'includes'
      prettier-plugin-taskfile__prettier-plugin-taskfile/examples/example-unformatted.yml:22 wrong-kind 'includes'
      wailsapp__wails/v3/Taskfile.yaml:395 cmd-key-no-effect 'platforms'
      wailsapp__wails/v3/Taskfile.yaml:400 cmd-key-no-effect 'platforms'
      wailsapp__wails/v3/Taskfile.yaml:406 cmd-key-no-effect 'platforms'
      """;

  /** The files of the corpus by relative path, without those that configure Task itself. */
  private static Map<String, String> files() throws IOException {
    Path corpus = Shared.corpus();
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(corpus)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = path.getFileName().toString();
        if ((name.endsWith(".yml") || name.endsWith(".yaml")) && !name.startsWith(".taskrc")) {
          files.put(corpus.relativize(path).toString().replace('\\', '/'), Files.readString(path));
        }
      }
    }
    assertThat(files).hasSizeGreaterThan(800);
    return files;
  }

  @Test
  void realFilesAreReadAndOnlyRealMistakesReported() throws IOException {
    StringBuilder found = new StringBuilder();
    files()
        .forEach(
            (path, text) -> {
              LineIndex lines = new LineIndex(text);
              for (Problem problem : TaskfileReader.read(YamlParser.parse(text)).problems()) {
                if (problem.kind() != Problem.Kind.UNKNOWN_KEY) {
                  List<String> words = List.of(problem.message().split(" ", -1));
                  boolean quoted = words.getFirst().startsWith("'");
                  found
                      .append(path)
                      .append(':')
                      .append(lines.lineOf(problem.range().start()) + 1)
                      .append(' ')
                      .append(problem.kind().id())
                      .append(' ')
                      .append(quoted ? words.getFirst() : "the ': '")
                      .append('\n');
                }
              }
            });
    assertThat(found.toString().lines().sorted())
        .containsExactlyElementsOf(EXPECTED.lines().sorted().toList());
  }
}
