package io.github.taskfilels.lsp.handler;

import com.google.common.collect.ImmutableSet;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.github.taskfilels.lsp.publish.DiagnosticsPublisher;
import io.github.taskfilels.lsp.session.ClientSettings;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.workspace.Settings;
import java.util.List;
import org.eclipse.lsp4j.ConfigurationItem;
import org.eclipse.lsp4j.ConfigurationParams;
import org.jspecify.annotations.Nullable;

/** Makes the settings of the client those of the session. */
public record SettingsUpdate(
    Session session, DiagnosticsPublisher publisher, TaskfileSearch search) {
  /** The section of the client's settings that is ours. */
  static final String SECTION = "taskfile";

  private static final Gson GSON = new Gson();

  /** Asks the client for its settings, if it can be asked. */
  void pull() {
    if (!session.profile().configuration()) {
      return;
    }
    ConfigurationItem item = new ConfigurationItem();
    item.setSection(SECTION);
    session
        .client()
        .configuration(new ConfigurationParams(List.of(item)))
        .whenComplete(
            (answers, failure) -> {
              if (failure != null) {
                session.log().warning("the client did not tell its settings: " + failure);
              } else {
                accept(answers.isEmpty() ? null : GSON.toJsonTree(answers.getFirst()));
              }
            });
  }

  /** Takes what a client sent for the section; null gives the defaults. */
  void accept(@Nullable JsonElement section) {
    ClientSettings settings = ClientSettings.of(section);
    boolean searchesMore =
        !settings.discoveryExclude().equals(session.settings().discoveryExclude());
    boolean otherHints = !settings.inlayHints().equals(session.settings().inlayHints());
    boolean otherLenses = !settings.codeLenses().equals(session.settings().codeLenses());
    session.currentSettings().set(settings);
    session
        .workspace()
        .settingsChanged(
            new Settings(
                settings.severities(),
                ImmutableSet.copyOf(settings.knownKeys()),
                ImmutableSet.copyOf(settings.discoveryExclude())));
    publisher.workspaceChanged();
    if (otherHints && session.profile().hintRefresh()) {
      session.client().refreshInlayHints();
    }
    if (otherLenses) {
      session.lensRefresh().ask();
    }
    if (searchesMore) {
      search.begin(session.workspace().snapshot().folders());
    }
  }
}
