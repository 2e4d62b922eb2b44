package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Glob;
import io.github.taskfilels.taskfile.Task;
import java.util.List;

/** Patterns that no shell can read. */
public final class GlobInvalidRule implements FileRule {
  @Override
  public String id() {
    return "glob-invalid";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A pattern of `sources` or `generates` with a bracket, a quote or a `${` that is not "
            + "closed. It names no file.",
        "Leaves it out and says nothing, so that changes of those files are not seen.",
        """
        version: '3'
        tasks:
          build:
            sources: ['src/[a-z.go']
        #             ^^^^^^^^^^^^^
            cmds: [go build]
        """,
        """
        version: '3'
        tasks:
          build:
            sources: ['src/[a-z].go']
            cmds: [go build]
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();

    for (Task task : context.taskfile().tasks()) {
      check(context, task.fingerprint().sources(), findings);
      check(context, task.fingerprint().generates(), findings);
    }
    return findings.build();
  }

  private void check(
      FileContext context, List<Glob> globs, ImmutableList.Builder<Finding> findings) {
    for (Glob glob : globs) {
      String pattern = glob.pattern().value();
      String open = pattern.contains("{{") ? "" : open(pattern);
      if (!open.isEmpty() && context.isWhole(glob.pattern().range())) {
        String message = "'" + open + "' is not closed, so this names no file";
        findings.add(context.finding(this, glob.pattern().range(), message));
      }
    }
  }

  /** What is opened and not closed; empty for nothing. */
  private static String open(String pattern) {
    String open = "";
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (!open.isEmpty()) {
        open = closes(open, c) ? "" : open;
      } else if (c == '[' || c == '\'' || c == '"') {
        open = String.valueOf(c);
      } else if (pattern.startsWith("${", i)) {
        open = "${";
      }
    }
    return open;
  }

  private static boolean closes(String open, char c) {
    return switch (open) {
      case "[" -> c == ']';
      case "${" -> c == '}';
      default -> open.charAt(0) == c;
    };
  }
}
