package io.github.taskfilels.run.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bash that Git for Windows brings along. Its installer puts {@code git} on the PATH, but not
 * {@code bash}.
 */
final class GitBash {
  private static final List<String> PROGRAMS =
      List.of("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)");

  private GitBash() {}

  /** Looks beside {@code git} on the PATH, then in the folders that the installer offers. */
  static Optional<Path> find(Map<String, String> environment) {
    for (String root : roots(environment)) {
      try {
        Path bash = Path.of(root, "bin", "bash.exe");
        if (Files.isRegularFile(bash)) {
          return Optional.of(bash.toAbsolutePath());
        }
      } catch (InvalidPathException notAPath) {
        continue; // A PATH may hold anything.
      }
    }
    return Optional.empty();
  }

  private static List<String> roots(Map<String, String> environment) {
    List<String> roots = new ArrayList<>();
    String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
    for (String folder : path.split(File.pathSeparator, -1)) {
      // Git\cmd\git.exe, or Git\mingw64\bin\git.exe with all of its tools on the PATH.
      File parent = new File(folder, "git.exe").isFile() ? new File(folder).getParentFile() : null;
      if (parent != null) {
        roots.add(parent.getPath());
        roots.add(String.valueOf(parent.getParent()));
      }
    }
    for (String name : PROGRAMS) {
      String programs = environment.getOrDefault(name, "");
      if (!programs.isEmpty()) {
        roots.add(new File(programs, "Git").getPath());
      }
    }
    String local = environment.getOrDefault("LOCALAPPDATA", "");
    if (!local.isEmpty()) {
      roots.add(new File(new File(local, "Programs"), "Git").getPath());
    }
    return roots;
  }
}
