package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.taskfilels.lsp.protocol.Protocol;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the server ends, and what it does with messages that are none. */
class LifecycleTest {
  @TempDir Path root;

  @Test
  void shutdownThenExitEndsWithZero() {
    Wire wire = DemoProject.start(root);
    Wire.get(wire.server.shutdown());
    wire.server.exit();
    assertThat(wire.awaitExit()).isZero();
  }

  @Test
  void exitWithoutShutdownEndsWithOne() {
    Wire wire = DemoProject.start(root);
    wire.server.exit();
    assertThat(wire.awaitExit()).isEqualTo(1);
  }

  @Test
  void closedInputEndsTheServer() {
    Wire wire = DemoProject.start(root);
    wire.hangUp();
    assertThat(wire.awaitExit()).isZero();
  }

  @Test
  void unknownMethodsAndBadMessagesAreAnswered() {
    try (Wire wire = DemoProject.start(root)) {
      assertThatThrownBy(() -> Wire.get(wire.raw.request("no/such", Map.of())))
          .isInstanceOf(ResponseErrorException.class);
      wire.sendRaw("Content-Length: 9\r\n\r\n{\"broken\"");
      wire.sendRaw("Content-Length: 2\r\n\r\n[]");
      wire.change("never-opened.yml", 1, "x");
      assertThat(
              Wire.get(
                  wire.server
                      .getTextDocumentService()
                      .documentSymbol(new DocumentSymbolParams(wire.document("never-opened.yml")))))
          .isEmpty();
      assertThatThrownBy(
              () ->
                  Wire.get(
                      wire.server
                          .getTaskfileService()
                          .graph(new Protocol.GraphParams(null, null, null, null))))
          .isInstanceOf(ResponseErrorException.class);
      wire.open("Taskfile.yml", DemoProject.MAIN);
      wire.awaitCodes("Taskfile.yml");
    }
  }
}
