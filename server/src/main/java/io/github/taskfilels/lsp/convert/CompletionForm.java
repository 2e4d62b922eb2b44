package io.github.taskfilels.lsp.convert;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.completion.Candidate;
import io.github.taskfilels.ide.completion.Completions;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.CompletionItemDefaults;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionItemLabelDetails;
import org.eclipse.lsp4j.CompletionItemTag;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.InsertReplaceEdit;
import org.eclipse.lsp4j.InsertReplaceRange;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.InsertTextMode;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/**
 * How a client wants candidates of completion.
 *
 * @param snippets it fills in places of snippets
 * @param labelDetails it shows texts beside the label
 * @param defaults what it takes from the list instead of each item
 * @param asIs it can be told not to change the indentation of what it inserts
 * @param adjusts it always puts the indentation of the first line before the others
 * @param markdown it shows Markdown in documentation
 * @param insertReplace it lets the person say whether what follows the cursor is replaced
 * @param commits it takes an item where one of its characters is typed
 * @param tags it shows by a tag what is deprecated
 * @param deprecated it shows by a field what is deprecated
 */
public record CompletionForm(
    boolean snippets,
    boolean labelDetails,
    ImmutableSet<String> defaults,
    boolean asIs,
    boolean adjusts,
    boolean markdown,
    boolean insertReplace,
    boolean commits,
    boolean tags,
    boolean deprecated) {

  public static CompletionForm of(@Nullable CompletionCapabilities given) {
    CompletionCapabilities completion = given == null ? new CompletionCapabilities() : given;
    CompletionItemCapabilities item =
        completion.getCompletionItem() == null
            ? new CompletionItemCapabilities()
            : completion.getCompletionItem();
    List<String> defaults =
        completion.getCompletionList() == null
            ? null
            : completion.getCompletionList().getItemDefaults();
    return new CompletionForm(
        Boolean.TRUE.equals(item.getSnippetSupport()),
        Boolean.TRUE.equals(item.getLabelDetailsSupport()),
        present(defaults),
        modes(item).contains(InsertTextMode.AsIs),
        modes(item).contains(InsertTextMode.AdjustIndentation)
            && !modes(item).contains(InsertTextMode.AsIs),
        present(item.getDocumentationFormat()).contains(MarkupKind.MARKDOWN),
        Boolean.TRUE.equals(item.getInsertReplaceSupport()),
        Boolean.TRUE.equals(item.getCommitCharactersSupport()),
        item.getTagSupport() != null
            && present(item.getTagSupport().getValueSet()).contains(CompletionItemTag.Deprecated),
        Boolean.TRUE.equals(item.getDeprecatedSupport()));
  }

  private static ImmutableSet<InsertTextMode> modes(CompletionItemCapabilities item) {
    return item.getInsertTextModeSupport() == null
        ? ImmutableSet.of()
        : present(item.getInsertTextModeSupport().getValueSet());
  }

  /** A list as a client sends it, which may be absent and have holes. */
  private static <T extends Object> ImmutableSet<T> present(
      @Nullable List<? extends @Nullable T> list) {
    return list == null
        ? ImmutableSet.of()
        : list.stream().filter(Objects::nonNull).collect(ImmutableSet.toImmutableSet());
  }

  /** The list as the client gets it, in the order of the candidates. */
  public CompletionList list(Completions.Result result, ToLsp convert) {
    ImmutableList<Candidate> candidates = result.candidates();
    Shared shared = shared(candidates);
    List<CompletionItem> items = new ArrayList<>();
    for (Candidate candidate : candidates) {
      items.add(item(candidate, items.size(), shared, result, convert));
    }
    CompletionList list = new CompletionList(result.cut(), items);
    if (!shared.equals(Shared.NOTHING)) {
      list.setItemDefaults(defaults(shared, result.cursor(), convert));
    }
    return list;
  }

  /**
   * What all items have in common, and so stands once in the list.
   *
   * @param range null where it stands in each item
   * @param snippets whether all are snippets
   * @param commits empty where they stand in each item, or nothing commits
   */
  private record Shared(
      @Nullable TextRange range, boolean snippets, ImmutableList<String> commits) {
    static final Shared NOTHING = new Shared(null, false, ImmutableList.of());
  }

  private Shared shared(List<Candidate> candidates) {
    if (candidates.isEmpty()) {
      return Shared.NOTHING;
    }
    Candidate first = candidates.getFirst();
    boolean sameRange = candidates.stream().allMatch(c -> c.range().equals(first.range()));
    boolean sameCommits = candidates.stream().allMatch(c -> c.commits().equals(first.commits()));
    return new Shared(
        defaults.contains("editRange") && sameRange ? first.range() : null,
        defaults.contains("insertTextFormat")
            && candidates.stream().allMatch(candidate -> snippet(candidate) != null),
        commits && defaults.contains("commitCharacters") && sameCommits
            ? first.commits()
            : ImmutableList.of());
  }

  /** The snippet that the client can fill in; null where there is none, or it cannot. */
  private @Nullable String snippet(Candidate candidate) {
    return snippets ? candidate.snippet() : null;
  }

  private CompletionItemDefaults defaults(Shared shared, int cursor, ToLsp convert) {
    CompletionItemDefaults made = new CompletionItemDefaults();
    if (shared.range() != null) {
      Range whole = convert.range(shared.range());
      made.setEditRange(
          insertReplace
              ? Either.forRight(
                  new InsertReplaceRange(convert.range(typed(shared.range(), cursor)), whole))
              : Either.forLeft(whole));
    }
    if (shared.snippets()) {
      made.setInsertTextFormat(InsertTextFormat.Snippet);
      if (asIs && defaults.contains("insertTextMode")) {
        made.setInsertTextMode(InsertTextMode.AsIs);
      }
    }
    if (!shared.commits().isEmpty()) {
      made.setCommitCharacters(shared.commits());
    }
    return made;
  }

  /** What of a range stands before the cursor. */
  private static TextRange typed(TextRange range, int cursor) {
    return new TextRange(range.start(), Math.clamp(cursor, range.start(), range.end()));
  }

  private CompletionItem item(
      Candidate candidate, int place, Shared shared, Completions.Result result, ToLsp convert) {
    CompletionItem item = new CompletionItem(candidate.label());
    item.setKind(kind(candidate.kind()));
    item.setSortText(sortText(place));
    describe(item, candidate);
    String snippet = snippet(candidate);
    boolean filled = snippet != null;
    String whole = snippet != null ? snippet : candidate.text();
    String text = adjusts ? whole.replace("\n" + result.indentation(), "\n") : whole;
    if (shared.range() == null) {
      item.setTextEdit(edit(candidate.range(), text, result.cursor(), convert));
    } else if (!text.equals(candidate.label())) {
      item.setTextEditText(text);
    }
    if (filled && !shared.snippets()) {
      item.setInsertTextFormat(InsertTextFormat.Snippet);
    }
    if (filled && asIs && !(shared.snippets() && defaults.contains("insertTextMode"))) {
      item.setInsertTextMode(InsertTextMode.AsIs);
    }
    if (commits && shared.commits().isEmpty() && !candidate.commits().isEmpty()) {
      item.setCommitCharacters(candidate.commits());
    }
    if (candidate.documentation() != null) {
      item.setData(DocumentationData.of(candidate.documentation()));
    }
    return item;
  }

  private Either<TextEdit, InsertReplaceEdit> edit(
      TextRange range, String text, int cursor, ToLsp convert) {
    Range whole = convert.range(range);
    return insertReplace
        ? Either.forRight(new InsertReplaceEdit(text, convert.range(typed(range, cursor)), whole))
        : Either.forLeft(new TextEdit(whole, text));
  }

  @SuppressWarnings("deprecation") // Old clients know the field only.
  private void describe(CompletionItem item, Candidate candidate) {
    if (candidate.deprecated() && tags) {
      item.setTags(List.of(CompletionItemTag.Deprecated));
    } else if (candidate.deprecated() && deprecated) {
      item.setDeprecated(true);
    }
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
    return Strings.padStart(Integer.toString(place), 4, '0');
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
      case ANCHOR -> CompletionItemKind.Reference;
    };
  }
}
