package io.github.taskfilels.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

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

  @Test
  void whatIsNoLocalFileIsOpaque() {
    for (String uri :
        new String[] {"untitled:x", "vscode-remote://ssh/x.yml", "file://host/x", "not a uri"}) {
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
