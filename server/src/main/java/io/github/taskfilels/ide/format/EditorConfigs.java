package io.github.taskfilels.ide.format;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Lists;
import io.github.taskfilels.workspace.FileContent;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.ec4j.core.EditorConfigLoader;
import org.ec4j.core.PropertyTypeRegistry;
import org.ec4j.core.Resource.Resources;
import org.ec4j.core.model.Ec4jPath.Ec4jPaths;
import org.ec4j.core.model.EditorConfig;
import org.ec4j.core.model.Glob;
import org.ec4j.core.model.Section;
import org.ec4j.core.model.Version;
import org.ec4j.core.parser.ErrorHandler;
import org.jspecify.annotations.Nullable;

/**
 * What the files {@code .editorconfig} beside and above a file say of it (editorconfig.org, version
 * 0.17). Tabs are not followed, for YAML has none, nor is the size that is said for them.
 */
public final class EditorConfigs {
  private static final String NAME = ".editorconfig";
  private static final String UNSET = "unset";

  private static final ImmutableMap<String, String> LINE_BREAKS =
      ImmutableMap.of("lf", "\n", "crlf", "\r\n", "cr", "\r");

  /** Patterns with more that may stand for any text are not looked at: they could take for ever. */
  private static final int MOST_WILDCARDS = 12;

  private final Map<String, String> properties = new HashMap<>();

  private EditorConfigs() {}

  /**
   * Options with what is said for a file; in a buffer without a file the same options.
   *
   * @param read gives what stands on the disk
   */
  public static FormatOptions over(
      FormatOptions options, FileId file, Function<FileId, FileContent> read) {
    Path path = file.path();
    EditorConfigs found = new EditorConfigs();
    boolean root = false;
    for (FileId folder = file.directory(); path != null && folder != null && !root; ) {
      Path directory = folder.path();
      root = directory != null && found.add(directory, path, read);
      folder = folder.directory();
    }
    return found.over(options);
  }

  /** Adds what a folder says and no nearer one did; tells whether no folder above it is asked. */
  private boolean add(Path folder, Path file, Function<FileId, FileContent> read) {
    Path at = folder.resolve(NAME);
    EditorConfig config =
        read.apply(FileId.of(at)) instanceof FileText text ? parse(at, text.text()) : null;
    if (config == null) {
      return false;
    }
    String relative = folder.relativize(file).toString().replace('\\', '/');
    for (Section section : Lists.reverse(config.getSections())) {
      if (isCheap(section.getGlob()) && section.match(Ec4jPaths.of(relative))) {
        section
            .getProperties()
            .forEach(
                (name, property) ->
                    properties.putIfAbsent(
                        name.toLowerCase(Locale.ROOT),
                        property.getSourceValue().strip().toLowerCase(Locale.ROOT)));
      }
    }
    return config.isRoot();
  }

  private static boolean isCheap(Glob glob) {
    return glob.isValid()
        && glob.getSource().chars().filter(c -> "*?{[".indexOf(c) >= 0).count() <= MOST_WILDCARDS;
  }

  /** Null where it cannot be read: the library does not get over each bracket that is open. */
  private static @Nullable EditorConfig parse(Path at, String text) {
    try {
      // Not kept: it holds what it is reading.
      return EditorConfigLoader.of(
              Version.CURRENT, PropertyTypeRegistry.default_(), ErrorHandler.IGNORING)
          .load(Resources.ofString(at.toString(), text));
    } catch (IOException | IndexOutOfBoundsException e) {
      return null;
    }
  }

  private FormatOptions over(FormatOptions options) {
    FormatOptions said = options;
    Integer indent = indent();
    if (indent != null) {
      said = said.withIndent(indent);
    }
    String lineBreak = LINE_BREAKS.get(value("end_of_line"));
    if (lineBreak != null) {
      said = said.withLineBreak(lineBreak);
    }
    Boolean trim = flag("trim_trailing_whitespace");
    if (trim != null) {
      said = said.withTrimTrailing(trim);
    }
    Boolean end = flag("insert_final_newline");
    return end == null ? said : said.withFinalNewline(end);
  }

  private @Nullable Integer indent() {
    if (value("indent_style").equals("tab")) {
      return null;
    }
    String size = value("indent_size");
    String columns = size.equals("tab") ? value("tab_width") : size;
    return columns.matches("[1-9]\\d?") ? Integer.valueOf(columns) : null;
  }

  private @Nullable Boolean flag(String name) {
    return switch (value(name)) {
      case "true" -> true;
      case "false" -> false;
      default -> null;
    };
  }

  /** Empty where nothing is said. */
  private String value(String name) {
    String value = properties.getOrDefault(name, "");
    return value.equals(UNSET) ? "" : value;
  }
}
