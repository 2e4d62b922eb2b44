package io.github.taskfilels.yaml;

import io.github.taskfilels.text.TextRange;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines with a percent sign before the first document: Task's YAML library reads {@code %YAML
 * 1.1}, once, and {@code %TAG} ({@code yaml_parser_process_directives}).
 */
final class Directives {
  private static final Pattern VERSION = Pattern.compile("%YAML[ \\t]+0*1\\.0*1[ \\t]*(#.*)?");
  private static final Pattern TAG = Pattern.compile("%TAG[ \\t].*");

  private Directives() {}

  /** The first directive that Task refuses; null for none. */
  static @Nullable YamlError refused(String text) {
    boolean version = false;
    int line = text.startsWith("\uFEFF") ? 1 : 0;
    while (line < text.length()) {
      int end = line;
      while (end < text.length() && !Cursor.isBreak(text.charAt(end))) {
        end++;
      }
      String written = text.substring(line, end);
      if (written.startsWith("%")) {
        String problem = problem(written, version);
        if (problem != null) {
          return new YamlError(YamlError.Kind.SYNTAX, problem, new TextRange(line, end));
        }
        version |= VERSION.matcher(written).matches();
      } else if (!written.isBlank() && !written.stripLeading().startsWith("#")) {
        return null;
      }
      line = end + 1;
    }
    return null;
  }

  private static @Nullable String problem(String written, boolean version) {
    if (VERSION.matcher(written).matches()) {
      return version ? "the version of YAML is said twice; delete this line" : null;
    }
    if (TAG.matcher(written).matches()) {
      return null;
    }
    return written.startsWith("%YAML")
        ? "Task reads YAML 1.1 only; delete this line, or write %YAML 1.1"
        : "Task knows no such directive; delete this line";
  }
}
