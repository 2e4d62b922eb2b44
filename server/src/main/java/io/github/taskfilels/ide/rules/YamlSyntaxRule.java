package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.load.LoadRefusal.Kind;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.yaml.SyntaxCheck;

/** Text that is not YAML. */
public final class YamlSyntaxRule implements FileRule {
  @Override
  public String id() {
    return Kind.YAML_SYNTAX.id();
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String doc() {
    return "Text that is not YAML, so that Task cannot read the file at all. Everything that could"
        + " still be understood is checked nevertheless.";
  }

  @Override
  public ImmutableList<Finding> check(FileId file, Taskfile taskfile, RuleSettings settings) {
    return SyntaxCheck.of(taskfile.tree()).stream()
        .map(error -> Finding.of(this, file, error.range(), error.message()))
        .collect(ImmutableList.toImmutableList());
  }
}
