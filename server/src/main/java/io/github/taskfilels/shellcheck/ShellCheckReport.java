package io.github.taskfilels.shellcheck;

import com.google.common.collect.ImmutableList;
import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import io.github.taskfilels.ide.rules.ShellRemark;
import io.github.taskfilels.text.LineColumn;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.PositionEncoding;
import io.github.taskfilels.text.TextRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What shellcheck writes with {@code -f json1}. */
final class ShellCheckReport {
  /** More help nobody. */
  private static final int MOST = 100;

  private ShellCheckReport() {}

  private record Written(@Nullable List<@Nullable Comment> comments) {}

  /** Lines and columns begin with 1; columns count code points, a tab as one. */
  private record Comment(
      int line,
      int column,
      int endLine,
      int endColumn,
      @Nullable String level,
      int code,
      @Nullable String message) {}

  /**
   * Reads it; what has no message is left out.
   *
   * @param script what it is about
   * @throws ShellCheckException where it is something else
   */
  static ImmutableList<ShellRemark> read(String json, String script) throws ShellCheckException {
    Written written;
    try {
      written = new Gson().fromJson(json, Written.class);
    } catch (JsonParseException e) {
      written = null;
    }
    List<@Nullable Comment> comments = written == null ? null : written.comments();
    if (comments == null) {
      throw new ShellCheckException("shellcheck answered something else than its json1 format");
    }
    LineIndex lines = new LineIndex(script);
    ImmutableList.Builder<ShellRemark> remarks = ImmutableList.builder();
    for (Comment comment : comments.subList(0, Math.min(MOST, comments.size()))) {
      if (comment != null && comment.message() != null && comment.level() != null) {
        int start = offset(lines, comment.line(), comment.column());
        int end = offset(lines, comment.endLine(), comment.endColumn());
        remarks.add(
            new ShellRemark(
                comment.code(),
                comment.level(),
                comment.message(),
                new TextRange(start, Math.max(start, end))));
      }
    }
    return remarks.build();
  }

  private static int offset(LineIndex lines, int line, int column) {
    return lines.offset(
        new LineColumn(Math.max(0, line - 1), Math.max(0, column - 1)), PositionEncoding.UTF32);
  }
}
