package io.github.taskfilels.lsp;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.ClientInfo;
import org.eclipse.lsp4j.InitializeParams;

/**
 * How an editor behaves towards servers, as its sources say; {@code clients/*.json} name them.
 *
 * @param languageId what it says of a Taskfile
 * @param watches it tells of what others do on the disk
 * @param lineFeedsOnly it sends no carriage returns, whatever stands on the disk
 */
record EditorManners(
    String name,
    String languageId,
    boolean watches,
    boolean lineFeedsOnly,
    JsonObject capabilities,
    JsonObject clientInfo) {

  static Stream<EditorManners> all() {
    return Stream.of("vscode", "neovim", "eglot", "helix", "bare").map(EditorManners::read);
  }

  private static EditorManners read(String name) {
    try (InputStream in =
        Objects.requireNonNull(
            EditorManners.class.getResourceAsStream("clients/" + name + ".json"), name)) {
      JsonObject file =
          JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
              .getAsJsonObject();
      return new EditorManners(
          name,
          file.get("languageId").getAsString(),
          file.get("watches").getAsBoolean(),
          file.get("lineEnds").getAsString().equals("line feeds only"),
          file.getAsJsonObject("capabilities"),
          file.has("clientInfo") ? file.getAsJsonObject("clientInfo") : new JsonObject());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a server on the files of a fixture, as the editor does. */
  Wire start(Path root, Map<String, String> files) {
    return Wire.start(root, files, this::introduce).pulling();
  }

  void introduce(InitializeParams params) {
    params.setCapabilities(new Gson().fromJson(capabilities, ClientCapabilities.class));
    params.setInitializationOptions(null);
    if (clientInfo.has("name")) {
      params.setClientInfo(new ClientInfo(clientInfo.get("name").getAsString()));
    }
  }

  /** A flag of the capabilities; false where it is not announced. */
  boolean can(String path) {
    JsonObject at = capabilities;
    String[] keys = path.split("\\.", -1);
    for (int i = 0; i < keys.length - 1; i++) {
      at = at.has(keys[i]) ? at.getAsJsonObject(keys[i]) : new JsonObject();
    }
    String last = keys[keys.length - 1];
    return at.has(last) && at.get(last).getAsBoolean();
  }

  @Override
  public String toString() {
    return name;
  }
}
