package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.remote.RemotePaths;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlScalar;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Includes with an address that Task takes for a local path. */
public final class IncludeSchemeRule implements FileRule {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*");

  /** {@code git@host/path}, with a slash where git has a colon. */
  private static final Pattern SLASH =
      Pattern.compile("([A-Za-z0-9_]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)/(.*)");

  @Override
  public String id() {
    return "include-scheme";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "An include with an address of a kind that is not known: a scheme other than `https`,"
            + " `http` and those of git repositories, or `git@host/path` without the colon behind"
            + " the host. It is taken for a path on this machine.",
        "Looks for a file of this name beside the Taskfile.",
        """
        version: '3'
        includes:
          docs: {taskfile: 'git@example.com/team/docs.git//Taskfile.yml', optional: true}
        #                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """,
        """
        version: '3'
        includes:
          docs: {taskfile: 'git@example.com:team/docs.git//Taskfile.yml', optional: true}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Include include : context.taskfile().includes()) {
      Text path = include.taskfile();
      String message = path == null ? null : message(path.value());
      if (path != null && message != null) {
        findings.add(context.finding(this, path.range(), message));
      }
    }
    return findings.build();
  }

  private static @Nullable String message(String path) {
    Matcher scheme = SCHEME.matcher(path);
    if (path.contains("{{") || RemotePaths.isRemote(path)) {
      return null;
    }
    if (scheme.matches()) {
      return "Task takes '"
          + scheme.group(1)
          + "://' for a part of a local path; write https:// or the address of a git repository";
    }
    return withColon(path) == null
        ? null
        : "Task takes this for a local path; write a colon behind the host";
  }

  /** The address with the colon that it lacks; null where it lacks none. */
  private static @Nullable String withColon(String path) {
    Matcher slash = SLASH.matcher(path);
    String address = slash.matches() ? slash.group(1) + ":" + slash.group(2) : null;
    return address != null && RemotePaths.isRemote(address) ? address : null;
  }

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    FileEdits file = FileEdits.of(snapshot, finding.file());
    YamlScalar scalar = file == null ? null : file.scalarAt(finding.range().start());
    String address = scalar == null ? null : withColon(scalar.value());
    if (file == null || scalar == null || address == null) {
      return ImmutableList.of();
    }
    int at = scalar.range().start() + scalar.source().indexOf('/');
    return ImmutableList.of(
        file.preferred("Write ':' behind the host", new TextEdit(new TextRange(at, at + 1), ":")));
  }
}
