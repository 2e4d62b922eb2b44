package io.github.taskfilels.ide.settings;

import com.google.gson.JsonObject;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlTree;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the {@link ProjectFile} of a Taskfile says. What is wrong in it counts as not said, and of
 * one that cannot be read nothing does.
 *
 * @param section as an editor sends its settings
 */
public record ProjectSettings(JsonObject section) {
  /** A longer file is no file of settings; in UTF-16 code units. */
  public static final int LONGEST = 256 * 1024;

  private static final ProjectSettings NONE = new ProjectSettings(new JsonObject());

  private record SettingsIn(FileId file) {}

  /** Those for a Taskfile; none where it has no such file. */
  public static ProjectSettings of(Snapshot snapshot, FileId taskfile) {
    FileId file = ProjectFile.nearest(snapshot, taskfile);
    return file == null ? NONE : snapshot.memo(new SettingsIn(file), reader -> read(reader, file));
  }

  private static ProjectSettings read(Snapshot snapshot, FileId file) {
    FileText text = snapshot.text(file);
    if (text == null || text.text().length() > LONGEST) {
      return NONE;
    }
    YamlTree tree = Objects.requireNonNull(snapshot.tree(file), "there is a text");
    return YamlJson.of(tree.root()) instanceof JsonObject section
        ? new ProjectSettings(section)
        : NONE;
  }

  /** What is said of a setting; null where nothing of the right type is. */
  public <T> @Nullable T set(SettingSpec<T> spec) {
    return spec.setIn(section);
  }
}
