package io.github.taskfilels.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTextTest {
  private static final FileId FILE = FileId.of(Path.of("/Taskfile.yml"));

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 100, 10_000, 1_000_000})
  void aTextComesBack(int length) {
    String text =
        new Random(length)
            .ints(length, 0, 0x30000)
            .map(c -> c >= 0xD800 && c <= 0xDFFF ? 'x' : c)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    PackedText packed = PackedText.of(text);
    assertThat(packed).isNotNull();
    assertThat(packed.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\uD83D", "\uDE00b", "\uDE00\uD83D"})
  void halfACharacterIsNotPacked(String text) {
    assertThat(PackedText.of(text)).isNull();
    FileText file = FileText.ofDisk(FILE, text, true);
    file.pack();
    assertThat(file.text()).isEqualTo(text);
  }

  @Test
  void aPackedFileIsTheSame() {
    String text = "version: '3'\ntasks: {ä: echo 😀}\n".repeat(100);
    FileText packed = FileText.ofDisk(FILE, text, false);
    FileText plain = FileText.ofDisk(FILE, text, false);
    packed.pack();
    packed.pack();
    assertThat(packed.text()).isEqualTo(text);
    assertThat(packed.hash()).isEqualTo(plain.hash());
    assertThat(FileText.same(packed, plain)).isTrue();
    assertThat(FileText.same(packed, FileText.ofDisk(FILE, text + "#", false))).isFalse();
    assertThat(FileText.same(packed, FileText.ofDisk(FILE, text, true))).isFalse();
    assertThat(packed).hasToString("/Taskfile.yml (" + text.length() + " characters)");
  }
}
