package io.github.taskfilels.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileIdTest {

  @Test
  void pathsAreNormalisedAsWritten() {
    assertThat(FileId.of(Path.of("/a/./b/../c.yml"))).isEqualTo(FileId.of(Path.of("/a/c.yml")));
    assertThat(FileId.of(Path.of("/a/C.yml"))).isNotEqualTo(FileId.of(Path.of("/a/c.yml")));
    assertThat(FileId.of(Path.of("/a/c.yml")).fileName()).isEqualTo("c.yml");
    assertThat(FileId.of(Path.of("/a/c.yml")).directory()).hasToString("/a");
    assertThat(FileId.of(Path.of("/")).directory()).isNull();
  }

  @Test
  void urisGoThereAndBack() {
    FileId file = FileId.ofUri("file:///tmp/a%20b/%C3%A9%23.yml");
    assertThat(file).hasToString("/tmp/a b/é#.yml");
    assertThat(file.uri()).isEqualTo("file:///tmp/a%20b/%C3%A9%23.yml");
    assertThat(FileId.ofUri("file://localhost/tmp/x")).hasToString("/tmp/x");
  }

  /** Spaces and percent signs that nobody escaped, as some clients send them. */
  @Test
  void carelessUrisAreRead() {
    assertThat(FileId.ofUri("file:///tmp/my proj/100%/a.yml"))
        .hasToString("/tmp/my proj/100%/a.yml");
    assertThat(FileId.ofUri("file:/tmp/a.yml")).hasToString("/tmp/a.yml");
    assertThat(FileId.ofUri("FILE:///tmp/é#?.yml")).hasToString("/tmp/é#?.yml");
    assertThat(FileId.ofUri("file:///tmp/my proj/")).hasToString("/tmp/my proj");
    assertThat(FileId.ofUri("file:///tmp/x/../%zz%4")).hasToString("/tmp/%zz%4");
  }

  @Test
  void composedAndDecomposedLettersAreTwoNames() {
    String composed = "file:///tmp/%C3%BC/Taskfile.yml";
    String decomposed = "file:///tmp/u%CC%88/Taskfile.yml";
    assertThat(FileId.ofUri(decomposed)).isNotEqualTo(FileId.ofUri(composed));
    assertThat(FileId.ofUri(composed).uri()).isEqualTo(composed);
    assertThat(FileId.ofUri(decomposed).uri()).isEqualTo(decomposed);
    assertThat(FileId.ofUri("file:///tmp/%F0%9F%9A%80.yml").uri())
        .isEqualTo("file:///tmp/%F0%9F%9A%80.yml");
  }

  @ParameterizedTest
  @CsvSource({
    "file:///c%3A/work/a.yml, C:/work/a.yml",
    "file:///C:/work/a.yml, C:/work/a.yml",
    "file://c:/work/a.yml, C:/work/a.yml",
    "file://server/share/a b.yml, //server/share/a b.yml",
    "file:////server/share/a.yml, //server/share/a.yml",
    "file://localhost/c:/a.yml, C:/a.yml",
    "https://host/a.yml, ",
    "file:a.yml, "
  })
  void pathsOfWindowsHaveDrivesAndHosts(String uri, @Nullable String path) {
    assertThat(FileUri.path(uri, true)).isEqualTo(path);
  }

  @Test
  void urisOfWindowsGoThereAndBack() {
    for (String path : List.of("C:\\work\\a b.yml", "\\\\server\\share\\ü.yml")) {
      String uri = FileUri.of(path, true);
      assertThat(FileUri.path(uri, true)).isEqualTo(path.replace('\\', '/'));
    }
    assertThat(FileUri.of("\\\\server\\share\\a.yml", true)).isEqualTo("file://server/share/a.yml");
    assertThat(FileUri.of("/tmp/a\\b", false)).isEqualTo("file:///tmp/a%5Cb");
  }

  @Test
  void whatIsNoLocalFileIsOpaque() {
    for (String uri :
        new String[] {
          "untitled:x", "vscode-remote://ssh/x.yml", "file://host/x", "not a uri", "file:///%E4"
        }) {
      FileId file = FileId.ofUri(uri);
      assertThat(file.path()).isNull();
      assertThat(file.directory()).isNull();
      assertThat(file.uri()).isEqualTo(uri);
    }
  }

  @Test
  void withinMeansBelow() {
    FileId folder = FileId.of(Path.of("/a/b"));
    assertThat(FileId.of(Path.of("/a/b/c")).isWithin(folder)).isTrue();
    assertThat(folder.isWithin(folder)).isTrue();
    assertThat(FileId.of(Path.of("/a/bc")).isWithin(folder)).isFalse();
    assertThat(folder.isWithin(FileId.of(Path.of("/")))).isTrue();
  }
}
