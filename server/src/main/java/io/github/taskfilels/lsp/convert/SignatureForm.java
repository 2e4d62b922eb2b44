package io.github.taskfilels.lsp.convert;

import io.github.taskfilels.ide.hints.Signatures.Parameter;
import io.github.taskfilels.ide.hints.Signatures.Signature;
import java.util.List;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.ParameterInformation;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpCapabilities;
import org.eclipse.lsp4j.SignatureInformation;
import org.eclipse.lsp4j.SignatureInformationCapabilities;
import org.eclipse.lsp4j.jsonrpc.messages.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * How a client wants signatures.
 *
 * @param markdown it shows Markdown in documentation
 * @param offsets it takes the place of a parameter in the label; else it looks for its text
 */
public record SignatureForm(boolean markdown, boolean offsets) {

  public static SignatureForm of(@Nullable SignatureHelpCapabilities given) {
    SignatureInformationCapabilities information =
        given == null || given.getSignatureInformation() == null
            ? new SignatureInformationCapabilities()
            : given.getSignatureInformation();
    List<String> formats = information.getDocumentationFormat();
    return new SignatureForm(
        formats != null && formats.contains(MarkupKind.MARKDOWN),
        information.getParameterInformation() != null
            && Boolean.TRUE.equals(information.getParameterInformation().getLabelOffsetSupport()));
  }

  /** The signatures as the client gets them; there is at least one. */
  public SignatureHelp help(List<Signature> signatures) {
    return new SignatureHelp(
        signatures.stream().map(this::signature).toList(), 0, signatures.getFirst().active());
  }

  private SignatureInformation signature(Signature signature) {
    SignatureInformation information = new SignatureInformation(signature.label());
    information.setParameters(
        signature.parameters().stream()
            .map(parameter -> parameter(signature.label(), parameter))
            .toList());
    information.setActiveParameter(signature.active());
    if (!signature.documentation().isEmpty()) {
      information.setDocumentation(ToLsp.markup(signature.documentation(), markdown));
    }
    return information;
  }

  private ParameterInformation parameter(String label, Parameter parameter) {
    ParameterInformation information = new ParameterInformation();
    if (offsets) {
      information.setLabel(Tuple.two(parameter.range().start(), parameter.range().end()));
    } else {
      information.setLabel(parameter.range().in(label));
    }
    if (!parameter.documentation().isEmpty()) {
      information.setDocumentation(ToLsp.markup(parameter.documentation(), markdown));
    }
    return information;
  }
}
