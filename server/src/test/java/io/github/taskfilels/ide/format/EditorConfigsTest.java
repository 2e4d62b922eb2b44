package io.github.taskfilels.ide.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.workspace.FileFailure;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What files named {@code .editorconfig} say of a Taskfile. */
class EditorConfigsTest {
  private static final FormatOptions STANDARD = FormatOptions.STANDARD;

  private static FormatOptions options(Map<String, String> files) {
    return EditorConfigs.over(
        STANDARD,
        FileId.of(Path.of("/work/sub/Taskfile.yml")),
        file -> {
          Path folder = file.path() == null ? Path.of("") : file.path().getParent();
          String text = files.get(String.valueOf(folder).replace('\\', '/'));
          return text == null ? FileFailure.missing(file) : FileText.ofDisk(file, text, false);
        });
  }

  private static FormatOptions options(String text) {
    return options(Map.of("/work/sub", text));
  }

  @Test
  void allThatIsFollowed() {
    assertThat(
            options(
                """
                [*.yml]
                indent_style = space
                indent_size = 4
                end_of_line = crlf
                trim_trailing_whitespace = false
                insert_final_newline = FALSE
                """))
        .isEqualTo(
            STANDARD
                .withIndent(4)
                .withLineBreak("\r\n")
                .withTrimTrailing(false)
                .withFinalNewline(false));
  }

  @Test
  void sectionsByPattern() {
    assertThat(options("[*]\nindent_size=3\n[Taskfile.{yml,yaml}]\nindent_size=4\n").indent())
        .isEqualTo(4);
    assertThat(options("[Taskfile.yml]\nindent_size=4\n[*]\nindent_size=3\n").indent())
        .isEqualTo(3);
    assertThat(options("[*.yaml]\nindent_size=4\n").indent()).isEqualTo(2);
    assertThat(options(Map.of("/work", "[sub/**.yml]\nindent_size=4\n")).indent()).isEqualTo(4);
    assertThat(options(Map.of("/work", "[*.yml]\nindent_size=4\n")).indent()).isEqualTo(4);
    assertThat(options(Map.of("/work", "[/Taskfile.yml]\nindent_size=4\n")).indent()).isEqualTo(2);
  }

  @Test
  void nearerFilesWinUpToTheRoot() {
    assertThat(
            options(
                Map.of(
                    "/work/sub", "[*]\nindent_size=3\n",
                    "/work", "[*]\nindent_size=4\nend_of_line=lf\n")))
        .isEqualTo(STANDARD.withIndent(3).withLineBreak("\n"));
    assertThat(
            options(
                Map.of(
                    "/work/sub", "root = true\n[*]\nend_of_line=lf\n",
                    "/work", "[*]\nindent_size=4\n")))
        .isEqualTo(STANDARD.withLineBreak("\n"));
    assertThat(options(Map.of("/", "[*]\nindent_size=4\n")).indent()).isEqualTo(4);
  }

  @Test
  void tabsAreNotFollowed() {
    assertThat(options("[*]\nindent_style=tab\nindent_size=8\n").indent()).isEqualTo(2);
    assertThat(options("[*]\nindent_size=tab\ntab_width=4\n").indent()).isEqualTo(4);
  }

  @Test
  void whatMakesNoSenseIsNotSaid() {
    for (String size : new String[] {"0", "-1", "many", "unset", "999999999999", ""}) {
      assertThat(options("[*]\nindent_size=" + size + "\n")).as(size).isEqualTo(STANDARD);
    }
    assertThat(options("[*]\nend_of_line=other\ninsert_final_newline=unset\n")).isEqualTo(STANDARD);
    assertThat(options("[{\nindent_size=4\n]]\n= =\n[*\n\u0000")).isEqualTo(STANDARD);
    assertThat(
            options(
                Map.of("/work/sub", "[*]\nindent_size=unset\n", "/work", "[*]\nindent_size=4\n")))
        .isEqualTo(STANDARD);
  }

  @Test
  void aPatternThatWouldTakeForEverIsLeftOut() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> options("[" + "*a".repeat(40) + "b]\nindent_size=4\n[" + "{".repeat(9999) + "]\n"));
  }

  @Test
  void aBufferWithoutAFile() {
    assertThat(
            EditorConfigs.over(STANDARD, FileId.ofUri("untitled:Untitled-1"), FileFailure::missing))
        .isEqualTo(STANDARD);
  }
}
