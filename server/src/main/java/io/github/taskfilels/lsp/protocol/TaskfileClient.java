package io.github.taskfilels.lsp.protocol;

import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.services.LanguageClient;

/**
 * The client, with the notifications of {@code PROTOCOL.md} that go to clients that asked for them.
 */
public interface TaskfileClient extends LanguageClient {

  @JsonNotification("taskfile/runEvent")
  void runEvent(Protocol.RunEvents events);

  @JsonNotification("taskfile/graphChanged")
  void graphChanged(Protocol.GraphChanged changed);

  @JsonNotification("taskfile/includedFiles")
  void includedFiles(Protocol.IncludedFiles files);
}
