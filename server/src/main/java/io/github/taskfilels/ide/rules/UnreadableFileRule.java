package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileContent;
import io.github.taskfilels.workspace.FileFailure;
import io.github.taskfilels.workspace.FileText;

/** Files without a text, or with bytes that are no text. */
public final class UnreadableFileRule implements Rule {
  @Override
  public String id() {
    return "unreadable-file";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String doc() {
    return "A Taskfile that cannot be read: it is a folder or a device, permission is missing, it is"
        + " larger than 8 MiB, or it is not UTF-8.";
  }

  /**
   * What is wrong with the content itself. A file that is not there is nobody's mistake and gives
   * nothing.
   */
  ImmutableList<Finding> check(FileContent content) {
    return switch (content) {
      case FileFailure failure when failure.reason() == FileFailure.Reason.MISSING ->
          ImmutableList.of();
      case FileFailure failure when failure.reason() == FileFailure.Reason.NO_PATH ->
          ImmutableList.of();
      case FileFailure failure ->
          finding(failure, TextRange.at(0), "this file " + failure.message());
      case FileText text when text.damaged() -> {
        int place = Math.max(0, text.text().indexOf('\uFFFD'));
        TextRange range = new TextRange(place, Math.min(place + 1, text.text().length()));
        yield finding(text, range, "this file is not UTF-8; Task cannot read it");
      }
      case FileText text -> ImmutableList.of();
    };
  }

  private ImmutableList<Finding> finding(FileContent content, TextRange range, String message) {
    return ImmutableList.of(Finding.of(this, content.id(), range, message, ImmutableList.of()));
  }
}
