package io.github.taskfilels.ide.format;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.gson.JsonObject;
import io.github.taskfilels.ide.settings.ProjectSettings;
import io.github.taskfilels.ide.settings.SettingSpec;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;

/** The settings of the formatter. */
public final class FormatSettings {
  private static final SettingSpec<String> LISTS =
      SettingSpec.word(
          "format.lists",
          "auto",
          "Where the dashes of a list stand below its key when a file is formatted.",
          ImmutableMap.of(
              "auto",
              "As most lists of the file have them.",
              "indented",
              "One level deeper than the key, as in Task's style guide.",
              "compact",
              "In the column of the key."));

  private static final SettingSpec<Integer> BLANK_LINES =
      SettingSpec.countOr(
          "keep",
          0,
          "format.blankLines",
          FormatOptions.STANDARD.blankLines(),
          "How many blank lines formatting puts between tasks and between the sections of a file, where"
              + " one of two neighbours takes several lines. `\"keep\"`: those that are there.");

  private static final SettingSpec<Boolean> ROOT_ORDER =
      SettingSpec.flag(
          "format.rootOrder",
          false,
          "Bring the sections of a file in the order of Task's style guide when it is formatted.");

  /** All of them, in the order of documentation. */
  public static final ImmutableList<SettingSpec<?>> TABLE =
      ImmutableList.of(LISTS, BLANK_LINES, ROOT_ORDER);

  private FormatSettings() {}

  /** The options that a section of settings says. */
  public static FormatOptions in(JsonObject section) {
    return over(FormatOptions.STANDARD, new ProjectSettings(section));
  }

  /** Options with what the project of a file says of them. */
  public static FormatOptions over(FormatOptions options, Snapshot snapshot, FileId file) {
    return over(options, ProjectSettings.of(snapshot, file));
  }

  private static FormatOptions over(FormatOptions options, ProjectSettings said) {
    String lists = said.set(LISTS);
    Integer blankLines = said.set(BLANK_LINES);
    Boolean rootOrder = said.set(ROOT_ORDER);
    FormatOptions set = options;
    set = lists == null ? set : set.withLists(FormatOptions.Lists.named(lists));
    set = blankLines == null ? set : set.withBlankLines(blankLines);
    return rootOrder == null ? set : set.withRootOrder(rootOrder);
  }
}
