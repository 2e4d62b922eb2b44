package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentRangesFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The requests that format, over the wire. */
class FormattingWireTest {
  private static final String NAME = "Taskfile.yml";
  private static final String TEXT =
      "version:   '3'\ntasks:\n  a: # 😀\n      cmds:   ['😀',b]\n  c:\n      cmds:   [d]\n";

  @TempDir Path root;

  private static Range range(int line, int from, int to) {
    return new Range(new Position(line, from), new Position(line, to));
  }

  private Wire start(String text) {
    Wire wire = Wire.start(root, Map.of(NAME, text), params -> {});
    wire.open(NAME, text);
    return wire;
  }

  private static List<? extends TextEdit> format(Wire wire, FormattingOptions options) {
    return Wire.get(
        wire.server
            .getTextDocumentService()
            .formatting(new DocumentFormattingParams(wire.document(NAME), options)));
  }

  @Test
  void capabilities() {
    try (Wire wire = start(TEXT)) {
      var capabilities = wire.initialized.getCapabilities();
      assertThat(capabilities.getDocumentFormattingProvider().getLeft()).isTrue();
      assertThat(capabilities.getDocumentRangeFormattingProvider().getRight().getRangesSupport())
          .isTrue();
      assertThat(capabilities.getDocumentOnTypeFormattingProvider().getFirstTriggerCharacter())
          .isEqualTo("\n");
    }
  }

  @Test
  void document() {
    try (Wire wire = start(TEXT)) {
      assertThat(format(wire, new FormattingOptions(2, true)))
          .isEqualTo(
              List.of(
                  new TextEdit(range(0, 8, 11), " "),
                  new TextEdit(range(0, 14, 14), "\n"),
                  new TextEdit(range(3, 0, 6), "    "),
                  new TextEdit(range(3, 11, 14), " "),
                  new TextEdit(range(3, 20, 20), " "),
                  new TextEdit(range(3, 22, 22), "\n"),
                  new TextEdit(range(5, 0, 6), "    "),
                  new TextEdit(range(5, 11, 14), " ")));
    }
  }

  @Test
  void oneRangeAndSeveral() {
    try (Wire wire = start(TEXT)) {
      FormattingOptions options = new FormattingOptions(2, true);
      var service = wire.server.getTextDocumentService();
      List<TextEdit> last =
          List.of(new TextEdit(range(5, 0, 6), "    "), new TextEdit(range(5, 11, 14), " "));
      assertThat(
              Wire.get(
                  service.rangeFormatting(
                      new DocumentRangeFormattingParams(
                          wire.document(NAME), options, range(5, 9, 99)))))
          .isEqualTo(last);
      List<? extends TextEdit> several =
          Wire.get(
              service.rangesFormatting(
                  new DocumentRangesFormattingParams(
                      wire.document(NAME), options, List.of(range(0, 0, 1), range(5, 0, 1)))));
      assertThat(several).hasSize(3);
      assertThat(several.getFirst()).isEqualTo(new TextEdit(range(0, 8, 11), " "));
      assertThat(several.subList(1, 3)).isEqualTo(last);
    }
  }

  @Test
  void onType() {
    String text = "version: '3'\ntasks:\n  a:\n\n";
    try (Wire wire = start(text)) {
      var params =
          new DocumentOnTypeFormattingParams(
              wire.document(NAME), new FormattingOptions(2, true), new Position(3, 0), "\n");
      assertThat(Wire.get(wire.server.getTextDocumentService().onTypeFormatting(params)))
          .isEqualTo(List.of(new TextEdit(range(3, 0, 0), "    ")));
    }
  }

  /** The file before the client, the client before the settings, those before the standard. */
  @Test
  void whoIsAsked() throws IOException {
    String text = "version: '3'\n\ntasks:\n   a: b  \n   c:\n     cmds:\n     - d";
    try (Wire wire = start(text)) {
      FormattingOptions options = new FormattingOptions(4, true);
      options.putBoolean("trimTrailingWhitespace", false);
      options.putBoolean("insertFinalNewline", false);
      wire.editor.settings = Map.of("format", Map.of("lists", "indented", "blankLines", 0));
      wire.server
          .getWorkspaceService()
          .didChangeConfiguration(new DidChangeConfigurationParams(new JsonObject()));
      List<TextEdit> wanted =
          List.of(
              new TextEdit(range(3, 0, 3), "    "),
              new TextEdit(range(4, 0, 3), "    "),
              new TextEdit(range(5, 0, 5), "        "),
              new TextEdit(range(6, 0, 5), "            "));
      Wire.await(
          () -> format(wire, options).equals(wanted), () -> format(wire, options).toString());
      Files.writeString(
          root.resolve(".editorconfig"),
          "[*]\nindent_size = 2\ninsert_final_newline = true\nend_of_line = lf\n");
      assertThat(format(wire, options))
          .isEqualTo(
              List.of(
                  new TextEdit(range(3, 0, 3), "  "),
                  new TextEdit(range(4, 0, 3), "  "),
                  new TextEdit(range(5, 0, 5), "    "),
                  new TextEdit(range(6, 0, 5), "      "),
                  new TextEdit(range(6, 8, 8), "\n")));
    }
  }
}
