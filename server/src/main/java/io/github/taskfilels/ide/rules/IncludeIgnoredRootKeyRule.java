package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.TaskfileNames;
import java.util.regex.Pattern;

/** Keys that count in the root only. */
public final class IncludeIgnoredRootKeyRule implements WorkspaceRule {
  private static final ImmutableList<String> KEYS =
      ImmutableList.of("method", "run", "set", "shopt", "interval");
  private static final Pattern KEY =
      Pattern.compile("^['\"]?(?:method|run|set|shopt|interval)\\b", Pattern.MULTILINE);

  @Override
  public String id() {
    return "include-ignored-root-key";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "`method`, `run`, `set`, `shopt` or `interval` at the root of a file that others "
            + "include, and whose name Task does not look for, so that nobody runs it by itself. They "
            + "count in the file that is run; write them there, or in the tasks.",
        "Reads them of the root alone.",
        """
        //- /Taskfile.yml
        version: '3'
        includes: {lib: ./lib.yml}
        //- /lib.yml
        version: '3'
        run: once
        #^^
        tasks: {build: make}
        """,
        """
        //- /Taskfile.yml
        version: '3'
        includes: {lib: ./lib.yml}
        //- /lib.yml
        version: '3'
        tasks: {build: {run: once, cmds: [make]}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();

    FileText text = context.snapshot().text(context.file());
    if (text == null
        || TaskfileNames.isDefault(context.file().fileName())
        || context.graph().includers(context.file()).isEmpty()
        || !KEY.matcher(text.text()).find()) {
      return findings.build();
    }
    for (String key : KEYS) {
      TextRange range = context.taskfile().keys().get(key);
      if (range != null && !isInRoots(context, key)) {
        String message =
            "'" + key + "' counts in the file that is run alone; write it there or in each task";
        findings.add(Finding.of(this, context.file(), range, message));
      }
    }
    return findings.build();
  }

  /** Whether each file from which this one is included says the same. */
  private static boolean isInRoots(RuleContext context, String key) {
    for (FileId root : context.graph().rootsOf(context.file())) {
      Taskfile taskfile = context.snapshot().taskfile(root);
      if (taskfile == null || !value(taskfile, key).equals(value(context.taskfile(), key))) {
        return false;
      }
    }
    return true;
  }

  private static String value(Taskfile taskfile, String key) {
    Object value =
        switch (key) {
          case "method" -> taskfile.method();
          case "run" -> taskfile.run();
          case "interval" -> taskfile.interval();
          case "set" -> taskfile.set();
          default -> taskfile.shopt();
        };
    return String.valueOf(value);
  }
}
