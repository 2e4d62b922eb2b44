package io.github.taskfilels.ide.rules;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Task;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wildcard names behind one that takes all of theirs. */
public final class WildcardShadowedRule implements FileRule {
  /** So many wildcard names of a file are compared. */
  private static final int MOST = 200;

  private static final Splitter PARTS = Splitter.on('*');

  @Override
  public String id() {
    return "wildcard-shadowed";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A task with a wildcard name that stands behind another one which matches all that it "
            + "matches. It can be called by its name with the asterisk alone. Put the special name "
            + "first.",
        "Takes the first task that matches.",
        """
        version: '3'
        tasks:
          build-*: go build {{index .MATCH 0}}
          build-web-*: npm run {{index .MATCH 0}}
        # ^^^^^^^^^^^
        """,
        """
        version: '3'
        tasks:
          build-web-*: npm run {{index .MATCH 0}}
          build-*: go build {{index .MATCH 0}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();

    List<Task> wildcards = new ArrayList<>();
    for (Task task : context.taskfile().tasks()) {
      if (task.name().indexOf('*') >= 0 && wildcards.size() < MOST) {
        Task first = firstMatching(wildcards, task.name());
        if (first != null) {
          String message =
              "'"
                  + first.name()
                  + "' stands before this and matches all of its names; move it below";
          findings.add(context.finding(this, task.nameRange(), message));
        }
        wildcards.add(task);
      }
    }
    return findings.build();
  }

  /** The first whose asterisks take whatever a name with asterisks stands for; null for none. */
  private static @Nullable Task firstMatching(List<Task> wildcards, String name) {
    for (Task task : wildcards) {
      if (covers(task.name(), name)) {
        return task;
      }
    }
    return null;
  }

  private static boolean covers(String pattern, String name) {
    List<String> parts = PARTS.splitToList(pattern);
    int end = name.length() - parts.getLast().length();
    int at = parts.getFirst().length();
    if (!name.startsWith(parts.getFirst()) || !name.endsWith(parts.getLast()) || at > end) {
      return false;
    }
    for (String part : parts.subList(1, parts.size() - 1)) {
      int found = name.indexOf(part, at);
      if (found < 0 || found + part.length() > end) {
        return false;
      }
      at = found + part.length();
    }
    return true;
  }
}
