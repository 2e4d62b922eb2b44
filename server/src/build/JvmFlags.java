import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The flags of the JVM.
 *
 * @param sections by the heading in the file, in its order
 */
record JvmFlags(Map<String, List<String>> sections) {
  static JvmFlags read(Path file) throws IOException {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    List<String> section = List.of();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("[")) {
        section = new ArrayList<>();
        sections.put(line.substring(1, line.length() - 1), section);
      } else if (line.startsWith("-")) {
        section.add(line);
      }
    }
    return new JvmFlags(sections);
  }

  List<String> of(String heading) {
    return Objects.requireNonNull(sections.get(heading), heading);
  }

  /** A launcher with its flags; those of a shell in quotes, for the asterisk. */
  String into(String launcher, String name) {
    String quote = name.endsWith(".cmd") ? "" : "'";
    return launcher
        .replace("@FLAGS@", quoted("everybody", quote, " ") + " " + quoted("launchers", quote, " "))
        .replace("@LSP_FLAGS@", quoted("lsp", "", " "))
        .replace("@COMMAND_FLAGS@", quoted("launchers, but not for lsp", quote, " "))
        .replace("@LINUX_FLAGS@", quoted("launchers, on Linux", quote, " "));
  }

  String quoted(String heading, String quote, String between) {
    return of(heading).stream()
        .map(flag -> quote + flag + quote)
        .collect(Collectors.joining(between));
  }
}
