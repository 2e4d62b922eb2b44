package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Command.Call;
import io.github.taskfilels.taskfile.FlagKey;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.text.TextRange;

/** Tasks that watch nothing. */
public final class WatchNoSourcesRule implements FileRule {
  @Override
  public String id() {
    return "watch-no-sources";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A task with `watch: true` and without `sources`: there is nothing to watch.",
        "Runs it once and then waits for changes that it never sees.",
        """
        version: '3'
        tasks:
          build:
            watch: true
        #   ^^^^^
            cmds: [go build]
        """,
        """
        version: '3'
        tasks:
          build:
            watch: true
            sources: ['*.go']
            cmds: [go build]
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Task task : context.taskfile().tasks()) {
      TextRange key = task.keys().get("watch");
      boolean alone =
          task.deps().isEmpty() && task.cmds().stream().noneMatch(Call.class::isInstance);
      if (key != null
          && task.isSet(FlagKey.WATCH)
          && task.fingerprint().sources().isEmpty()
          && alone) {
        findings.add(context.finding(this, key, "there are no 'sources' to watch; name them"));
      }
    }
    return findings.build();
  }
}
