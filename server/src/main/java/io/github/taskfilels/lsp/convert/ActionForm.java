package io.github.taskfilels.lsp.convert;

import org.eclipse.lsp4j.CodeActionCapabilities;
import org.jspecify.annotations.Nullable;

/**
 * How a client wants code actions.
 *
 * @param literals it takes actions with kinds and edits; one that takes commands only gets none
 * @param resolves it asks for the edit of an action when that is chosen
 * @param disables it shows actions that cannot be chosen, with the reason
 */
public record ActionForm(boolean literals, boolean resolves, boolean disables) {

  /** What a client says of itself. */
  public static ActionForm of(@Nullable CodeActionCapabilities given) {
    CodeActionCapabilities action = given == null ? new CodeActionCapabilities() : given;
    boolean literals = action.getCodeActionLiteralSupport() != null;
    return new ActionForm(
        literals,
        literals
            && Boolean.TRUE.equals(action.getDataSupport())
            && action.getResolveSupport() != null
            && action.getResolveSupport().getProperties() != null
            && action.getResolveSupport().getProperties().contains("edit"),
        literals && Boolean.TRUE.equals(action.getDisabledSupport()));
  }
}
