package io.github.taskfilels.lsp.convert;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.completion.Candidate;
import io.github.taskfilels.ide.completion.Completions;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.CompletionItemDefaults;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionItemLabelDetails;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.InsertTextMode;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/**
 * How a client wants candidates of completion.
 *
 * @param snippets it fills in places of snippets
 * @param labelDetails it shows texts beside the label
 * @param defaultRange it takes the range of all items from the list
 * @param asIs it can be told not to change the indentation of what it inserts
 * @param adjusts it always puts the indentation of the first line before the others
 * @param markdown it shows Markdown in documentation
 */
public record CompletionForm(
    boolean snippets,
    boolean labelDetails,
    boolean defaultRange,
    boolean asIs,
    boolean adjusts,
    boolean markdown) {

  public static CompletionForm of(@Nullable CompletionCapabilities given) {
    CompletionCapabilities completion = given == null ? new CompletionCapabilities() : given;
    CompletionItemCapabilities item =
        completion.getCompletionItem() == null
            ? new CompletionItemCapabilities()
            : completion.getCompletionItem();
    return new CompletionForm(
        Boolean.TRUE.equals(item.getSnippetSupport()),
        Boolean.TRUE.equals(item.getLabelDetailsSupport()),
        completion.getCompletionList() != null
            && holds(completion.getCompletionList().getItemDefaults(), "editRange"),
        holds(modes(item), InsertTextMode.AsIs),
        holds(modes(item), InsertTextMode.AdjustIndentation)
            && !holds(modes(item), InsertTextMode.AsIs),
        holds(item.getDocumentationFormat(), MarkupKind.MARKDOWN));
  }

  private static @Nullable List<InsertTextMode> modes(CompletionItemCapabilities item) {
    return item.getInsertTextModeSupport() == null
        ? null
        : item.getInsertTextModeSupport().getValueSet();
  }

  private static <T> boolean holds(@Nullable List<T> list, T element) {
    return list != null && list.contains(element);
  }

  /** The list as the client gets it, in the order of the candidates. */
  public CompletionList list(Completions.Result result, ToLsp convert) {
    ImmutableList<Candidate> candidates = result.candidates();
    TextRange shared = defaultRange ? sharedRange(candidates) : null;
    List<CompletionItem> items = new ArrayList<>();
    for (Candidate candidate : candidates) {
      items.add(item(candidate, items.size(), shared, result.indentation(), convert));
    }
    CompletionList list = new CompletionList(result.cut(), items);
    if (shared != null) {
      CompletionItemDefaults defaults = new CompletionItemDefaults();
      defaults.setEditRange(Either.forLeft(convert.range(shared)));
      list.setItemDefaults(defaults);
    }
    return list;
  }

  private static @Nullable TextRange sharedRange(List<Candidate> candidates) {
    TextRange range = candidates.isEmpty() ? null : candidates.getFirst().range();
    return candidates.stream().allMatch(candidate -> candidate.range().equals(range))
        ? range
        : null;
  }

  private CompletionItem item(
      Candidate candidate,
      int place,
      @Nullable TextRange shared,
      String indentation,
      ToLsp convert) {
    CompletionItem item = new CompletionItem(candidate.label());
    item.setKind(kind(candidate.kind()));
    item.setSortText(sortText(place));
    describe(item, candidate);
    boolean filled = snippets && candidate.snippet() != null;
    String whole = filled ? candidate.snippet() : candidate.text();
    String text = adjusts ? whole.replace("\n" + indentation, "\n") : whole;
    if (shared != null) {
      item.setTextEditText(text);
    } else {
      item.setTextEdit(Either.forLeft(new TextEdit(convert.range(candidate.range()), text)));
    }
    if (filled) {
      item.setInsertTextFormat(InsertTextFormat.Snippet);
      if (asIs) {
        item.setInsertTextMode(InsertTextMode.AsIs);
      }
    }
    if (candidate.documentation() != null) {
      item.setData(DocumentationData.of(candidate.documentation()));
    }
    return item;
  }

  private void describe(CompletionItem item, Candidate candidate) {
    boolean signature = candidate.kind() == Candidate.Kind.FUNCTION;
    if (labelDetails) {
      CompletionItemLabelDetails details = new CompletionItemLabelDetails();
      details.setDetail(signature ? candidate.detail() : null);
      details.setDescription(candidate.origin().isEmpty() ? null : candidate.origin());
      item.setLabelDetails(details);
    }
    String detail =
        signature
            ? candidate.label() + candidate.detail()
            : candidate.detail().isEmpty() && !labelDetails
                ? candidate.origin()
                : candidate.detail();
    item.setDetail(detail.isEmpty() ? null : detail);
  }

  /** Clients sort by text. */
  private static String sortText(int place) {
    return String.format("%04d", place);
  }

  private static CompletionItemKind kind(Candidate.Kind kind) {
    return switch (kind) {
      case KEY -> CompletionItemKind.Property;
      case VALUE -> CompletionItemKind.EnumMember;
      case TASK -> CompletionItemKind.Method;
      case NAMESPACE -> CompletionItemKind.Module;
      case VARIABLE -> CompletionItemKind.Variable;
      case FIELD -> CompletionItemKind.Field;
      case FUNCTION -> CompletionItemKind.Function;
      case KEYWORD -> CompletionItemKind.Keyword;
      case FILE -> CompletionItemKind.File;
      case FOLDER -> CompletionItemKind.Folder;
    };
  }
}
