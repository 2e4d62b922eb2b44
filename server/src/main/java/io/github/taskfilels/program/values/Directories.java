package io.github.taskfilels.program.values;

import com.google.common.base.Strings;
import io.github.taskfilels.program.IncludeStep;
import io.github.taskfilels.program.LinkedFiles;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.exec.Renderer;
import io.github.taskfilels.template.exec.TemplateException;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.VariableEntry;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How Task puts directories together ({@code internal/filepathext}, {@code internal/execext}). */
final class Directories {
  private static final List<String> ABSOLUTE =
      List.of(".ROOT_DIR", ".TASKFILE_DIR", ".USER_WORKING_DIR");
  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\\\(.)|\\$(?:([A-Za-z_][A-Za-z0-9_]*)"
              + "|\\{([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-+])([^{}$`]*))?\\})");

  private final Map<String, String> environment;
  private final Renderer renderer;
  private final LinkedFiles files;

  Directories(Map<String, String> environment, Renderer renderer, LinkedFiles files) {
    this.environment = environment;
    this.renderer = renderer;
    this.files = files;
  }

  /** Joins two paths unless the second is absolute or will be when it is rendered. */
  static String join(String base, String path) {
    if (isAbsolute(path)) {
      return path;
    }
    try {
      return Path.of(base).resolve(path).normalize().toString();
    } catch (InvalidPathException e) {
      return base + "/" + path;
    }
  }

  private static boolean isAbsolute(String path) {
    for (String start : ABSOLUTE) {
      if (path.contains(start)) {
        return true;
      }
    }
    try {
      return Path.of(path).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** The directory of a task before it is rendered: its own, below those of its includes. */
  String written(TaskView task) throws ValueException {
    String directory = task.task().dir() == null ? "" : task.task().dir();
    for (IncludeStep step : task.includePath().steps().reverse()) {
      if (step.include().advanced()) {
        directory = join(ofInclude(step), directory);
      }
    }
    return directory;
  }

  /** The directory that an include gives to its tasks: that of the including file by default. */
  String ofInclude(IncludeStep step) throws ValueException {
    return ofInclude(step, ofFile(step.from()));
  }

  /** That of a file; empty where it has none. */
  static String ofFile(FileId file) {
    FileId folder = file.directory();
    return folder == null ? "" : folder.toString();
  }

  /**
   * The same where the directory of the including file is known.
   *
   * @param base that directory
   */
  String ofInclude(IncludeStep step, String base) throws ValueException {
    String written = step.include().dir();
    if (written == null || written.isBlank()) {
      return base;
    }
    Map<String, @Nullable Object> data = new HashMap<>(environment);
    Summary summary = files.summary(step.from());
    if (summary != null) {
      for (VariableEntry variable : summary.vars()) {
        data.put(variable.name(), variable.kind() == Variable.Kind.LITERAL ? variable.value() : "");
      }
    }
    try {
      return join(base, expand(renderer.render(written, data)));
    } catch (TemplateException e) {
      throw ValueException.of(e);
    }
  }

  /** Expands {@code ~} and variables of the environment, as in a here-document. */
  String expand(String text) {
    String rest = text;
    String home = environment.getOrDefault("HOME", "");
    String start = "";
    if (text.equals("~") || text.startsWith("~/")) {
      start = home;
      rest = text.substring(1);
    }
    if (rest.indexOf('$') < 0 && rest.indexOf('\\') < 0) {
      return start + rest;
    }
    StringBuilder out = new StringBuilder(start);
    Matcher matcher = VARIABLE.matcher(rest);
    while (matcher.find()) {
      matcher.appendReplacement(out, Matcher.quoteReplacement(replacement(matcher)));
    }
    return matcher.appendTail(out).toString();
  }

  private String replacement(Matcher matcher) {
    if (matcher.group(1) != null) {
      return matcher.group();
    }
    String name = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
    String value = environment.get(name);
    String operator = matcher.group(4);
    if (operator == null) {
      return value == null ? "" : value;
    }
    String alternative = Strings.nullToEmpty(matcher.group(5));
    if (value == null || (operator.startsWith(":") && value.isEmpty())) {
      return operator.endsWith("+") ? "" : alternative;
    }
    return operator.endsWith("+") ? alternative : value;
  }
}
