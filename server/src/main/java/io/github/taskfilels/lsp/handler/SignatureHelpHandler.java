package io.github.taskfilels.lsp.handler;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.hints.Signatures;
import io.github.taskfilels.ide.hints.Signatures.Signature;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;

/** {@code textDocument/signatureHelp}: what the call around the cursor takes. */
public record SignatureHelpHandler(Session session) {

  @SuppressWarnings("NullAway") // Null is how the protocol says that there is nothing to show.
  public CompletableFuture<SignatureHelp> answer(SignatureHelpParams params) {
    Position position = Parameters.position(params.getPosition());
    return DocumentRequests.read(
            session,
            "textDocument/signatureHelp",
            params.getTextDocument(),
            Optional.<SignatureHelp>empty(),
            (snapshot, file, convert) -> {
              ImmutableList<Signature> found =
                  Signatures.at(snapshot, file, convert.offset(position));
              return found.isEmpty()
                  ? Optional.<SignatureHelp>empty()
                  : Optional.of(session.profile().signatures().help(found));
            })
        .thenApply(help -> help.orElse(null));
  }
}
