package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.gson.JsonObject;
import io.github.taskfilels.ide.format.FormatSettings;
import io.github.taskfilels.ide.settings.ProjectFile;
import io.github.taskfilels.ide.settings.ProjectSettings;
import io.github.taskfilels.ide.settings.SettingSpec;
import io.github.taskfilels.ide.settings.SettingsCheck;
import io.github.taskfilels.ide.settings.SettingsCheck.Misfit;
import io.github.taskfilels.ide.settings.SettingsSchema;
import io.github.taskfilels.program.load.FileRefusals;
import io.github.taskfilels.program.load.LoadRefusal;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileContent;
import io.github.taskfilels.workspace.FileFailure;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.SyntaxCheck;
import io.github.taskfilels.yaml.YamlError;
import io.github.taskfilels.yaml.YamlTree;
import java.util.List;
import java.util.Objects;

/** What is wrong in the {@link ProjectFile}, which is no Taskfile. */
public final class ProjectSettingsRule implements Rule {
  /** What the file may say, in the order of documentation. */
  public static final ImmutableList<SettingSpec<?>> SETTINGS =
      ImmutableList.<SettingSpec<?>>builder()
          .add(RuleSettings.SEVERITIES, RuleSettings.KNOWN_KEYS)
          .addAll(FormatSettings.TABLE)
          .build();

  @Override
  public String id() {
    return "project-settings";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "Something in `.taskfile-ls.yml`, the settings of a project, that says nothing: a setting or a"
            + " rule that does not exist, a value of another kind, or a file that cannot be read. It"
            + " counts as not set.",
        "Task does not read this file.",
        """
        //- /.taskfile-ls.yml
        diagnostics:
          severity:
            var-unsued: off
        #   ^^^^^^^^^^
        //- /Taskfile.yml
        version: '3'
        tasks:
          build: make
        """,
        """
        //- /.taskfile-ls.yml
        diagnostics:
          severity:
            var-unused: off
        //- /Taskfile.yml
        version: '3'
        tasks:
          build: make
        """);
  }

  /** What is wrong in such a file; one finding where it cannot be understood as a whole. */
  ImmutableList<Finding> check(Snapshot snapshot, FileId file) {
    FileContent content = snapshot.content(file);
    LoadRefusal unreadable = FileRefusals.unreadable(content);
    if (content instanceof FileFailure failure) {
      return unreadable == null
          ? ImmutableList.of()
          : ImmutableList.of(whole(file, "this file " + failure.message()));
    }
    if (unreadable != null) {
      return ImmutableList.of(Finding.of(this, file, unreadable.range(), "this file is not UTF-8"));
    }
    if (content instanceof FileText text && text.text().length() > ProjectSettings.LONGEST) {
      String most = ProjectSettings.LONGEST / 1024 + " KiB";
      return ImmutableList.of(whole(file, "this file is longer than " + most + " and is not read"));
    }
    YamlTree tree = Objects.requireNonNull(snapshot.tree(file), "there is a text");
    List<YamlError> errors = SyntaxCheck.of(tree);
    if (!errors.isEmpty()) {
      YamlError first = errors.getFirst();
      return ImmutableList.of(Finding.of(this, file, first.range(), first.message()));
    }
    return misfits(tree).stream()
        .map(misfit -> Finding.of(this, file, misfit.range(), misfit.message()))
        .collect(ImmutableList.toImmutableList());
  }

  private Finding whole(FileId file, String message) {
    return Finding.of(this, file, TextRange.at(0), message);
  }

  private static ImmutableList<Misfit> misfits(YamlTree tree) {
    JsonObject schema = SettingsSchema.of(SETTINGS);
    return SettingsCheck.of(schema, tree.root());
  }

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    YamlTree tree = snapshot.tree(finding.file());
    if (tree == null) {
      return ImmutableList.of();
    }
    for (Misfit misfit : misfits(tree)) {
      String meant = misfit.meant();
      if (meant != null && misfit.range().equals(finding.range())) {
        TextEdit edit = new TextEdit(misfit.range(), meant);
        return ImmutableList.of(Fix.preferred("Change to '" + meant + "'", finding.file(), edit));
      }
    }
    return ImmutableList.of();
  }
}
