package io.github.taskfilels.lsp;

import java.nio.file.Path;
import java.util.Map;

/** Two files, one of which includes the other. */
final class DemoProject {
  static final String MAIN =
      """
      version: '3'
      includes:
        docs: ./docs
      tasks:
        default:
          desc: Everything
          deps: [build, docs:gen]
        build: echo hi
      """;
  static final String DOCS =
      """
      version: '3'
      tasks:
        gen: echo docs
      """;

  private DemoProject() {}

  /** Writes it to a folder and starts a server there. */
  static Wire start(Path root) {
    return Wire.start(root, Map.of("Taskfile.yml", MAIN, "docs/Taskfile.yml", DOCS));
  }
}
