package io.github.taskfilels.workspace;

import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.read.TaskfileReader;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.yaml.YamlParser;
import io.github.taskfilels.yaml.YamlTree;

/** The tree, the model and the lines of one text, each made when it is first asked for. */
final class ParsedText {
  private final String text;
  private final Lazy<YamlTree> tree;
  private final Lazy<Taskfile> taskfile;
  private final Lazy<LineIndex> lines;

  /**
   * @param parsing is told when the text is parsed
   */
  ParsedText(String text, Runnable parsing) {
    this.text = text;
    this.tree =
        new Lazy<>(
            () -> {
              parsing.run();
              return YamlParser.parse(text);
            });
    this.taskfile = new Lazy<>(() -> TaskfileReader.read(tree.get()));
    this.lines = new Lazy<>(() -> new LineIndex(text));
  }

  String text() {
    return text;
  }

  YamlTree tree() {
    return tree.get();
  }

  Taskfile taskfile() {
    return taskfile.get();
  }

  LineIndex lines() {
    return lines.get();
  }
}
