package io.github.taskfilels.lsp.handler;

import com.google.gson.JsonObject;
import io.github.taskfilels.lsp.session.Session;
import org.eclipse.lsp4j.DidChangeConfigurationParams;

/** {@code workspace/didChangeConfiguration}: settings are asked for, or come along. */
public record DidChangeConfigurationHandler(Session session, SettingsUpdate update) {

  public void accept(DidChangeConfigurationParams params) {
    if (session.profile().configuration()) {
      update.pull();
    } else if (params.getSettings() instanceof JsonObject settings) {
      update.accept(settings.get(SettingsUpdate.SECTION));
    }
  }
}
