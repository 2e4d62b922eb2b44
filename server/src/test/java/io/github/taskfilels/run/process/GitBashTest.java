package io.github.taskfilels.run.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a fake installation; Windows itself is not needed. */
class GitBashTest {
  @TempDir Path folder;

  private Path file(String name) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  @Test
  void besideGitOnThePath() throws Exception {
    Path bash = file("Git/bin/bash.exe");
    file("Git/cmd/git.exe");
    String path = folder.resolve("nowhere") + File.pathSeparator + folder.resolve("Git/cmd");
    assertThat(GitBash.find(Map.of("Path", path))).contains(bash);
  }

  @Test
  void besideGitWithItsToolsOnThePath() throws Exception {
    Path bash = file("Git/bin/bash.exe");
    file("Git/mingw64/bin/git.exe");
    assertThat(GitBash.find(Map.of("PATH", folder.resolve("Git/mingw64/bin").toString())))
        .contains(bash);
  }

  @Test
  void whereTheInstallerPutsItForAllOrForOne() throws Exception {
    Path all = file("Program Files/Git/bin/bash.exe");
    Path one = file("Local/Programs/Git/bin/bash.exe");
    String local = folder.resolve("Local").toString();
    assertThat(GitBash.find(Map.of("LOCALAPPDATA", local))).contains(one);
    assertThat(
            GitBash.find(
                Map.of(
                    "LOCALAPPDATA",
                    local,
                    "ProgramFiles",
                    folder.resolve("Program Files").toString())))
        .contains(all);
  }

  @Test
  void nowhere() {
    assertThat(GitBash.find(Map.of("PATH", "\0?", "ProgramFiles", folder.toString()))).isEmpty();
  }
}
