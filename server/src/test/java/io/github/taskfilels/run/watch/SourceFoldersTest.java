package io.github.taskfilels.run.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.values.SourceFiles;
import io.github.taskfilels.run.tasks.SourceScan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFoldersTest {
  @TempDir Path folder;

  @BeforeEach
  void folders() throws Exception {
    for (String name : List.of("src/a/b", "src/node_modules/x", ".git", "lib")) {
      Files.createDirectories(folder.resolve(name));
    }
  }

  private String of(String... patterns) {
    ImmutableList<SourceFiles.Pattern> all =
        Arrays.stream(patterns)
            .map(text -> new SourceFiles.Pattern(text, false))
            .collect(ImmutableList.toImmutableList());
    return SourceFolders.of(List.of(new SourceScan.Sources(folder, all, false))).stream()
        .map(found -> folder.relativize(found).toString())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  @Test
  void ofAFileItsFolder() {
    assertThat(of("lib/x.c")).isEqualTo("lib");
    assertThat(of("x.c")).isEmpty();
    assertThat(of(folder.resolve("lib").resolve("*.c").toString())).isEqualTo("lib");
  }

  @Test
  void ofAWildcardAsDeepAsItGoes() {
    assertThat(of("src/*.c")).isEqualTo("src");
    assertThat(of("src/*/*.c")).isEqualTo("src src/a");
    assertThat(of("src/**/*.c")).isEqualTo("src src/a src/a/b");
    assertThat(of("{src,lib}/*.c")).isEqualTo(" lib src src/a src/a/b");
  }

  @Test
  void ofAFolderThatIsMissingTheNearestThatIsThere() {
    assertThat(of("src/a/new/er/*.c")).isEqualTo("src/a");
  }

  @Test
  void neverThoseOfGitOrNode() {
    assertThat(of("src/node_modules/**/*.js", ".git/*")).isEmpty();
    assertThat(SourceFolders.ignored(Path.of("/p/.task/x"))).isTrue();
    assertThat(SourceFolders.ignored(Path.of("/p/.tasks/x"))).isFalse();
  }
}
