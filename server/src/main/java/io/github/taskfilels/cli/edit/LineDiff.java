package io.github.taskfilels.cli.edit;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The fewest lines that make one text of another, by Myers' O(ND) algorithm (An O(ND) Difference
 * Algorithm and Its Variations, 1986).
 */
public final class LineDiff {
  /** Texts that differ in more lines are one change between what they begin and end with. */
  private static final int MOST = 1_000;

  private final List<String> before;
  private final List<String> after;

  private LineDiff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  /** Edits of whole lines, in order of position. */
  public static ImmutableList<TextEdit> of(String before, String after) {
    List<String> old = UnifiedDiff.lines(before);
    List<String> now = UnifiedDiff.lines(after);
    int shorter = Math.min(old.size(), now.size());
    int same = 0;
    while (same < shorter && old.get(same).equals(now.get(same))) {
      same++;
    }
    int last = 0;
    while (last < shorter - same
        && old.get(old.size() - 1 - last).equals(now.get(now.size() - 1 - last))) {
      last++;
    }
    int start = length(old.subList(0, same));
    return new LineDiff(old.subList(same, old.size() - last), now.subList(same, now.size() - last))
        .edits(start);
  }

  private static int length(List<String> lines) {
    return lines.stream().mapToInt(String::length).sum();
  }

  /** How far a way of so many steps comes on each diagonal, in lines of the old text. */
  private ImmutableList<int[]> trace() {
    ImmutableList.Builder<int[]> trace = ImmutableList.builder();
    int most = Math.min(MOST, before.size() + after.size());
    int[] reach = new int[2 * most + 3];
    int middle = most + 1;
    for (int steps = 0; steps <= most; steps++) {
      for (int diagonal = -steps; diagonal <= steps; diagonal += 2) {
        boolean down = isDown(reach, middle, diagonal, steps);
        int x = down ? reach[middle + diagonal + 1] : reach[middle + diagonal - 1] + 1;
        int y = x - diagonal;
        while (x < before.size() && y < after.size() && before.get(x).equals(after.get(y))) {
          x++;
          y++;
        }
        reach[middle + diagonal] = x;
        if (x >= before.size() && y >= after.size()) {
          return trace.add(reach.clone()).build();
        }
      }
      trace.add(reach.clone());
    }
    return ImmutableList.of();
  }

  private static boolean isDown(int[] reach, int middle, int diagonal, int steps) {
    return diagonal == -steps
        || (diagonal != steps && reach[middle + diagonal - 1] < reach[middle + diagonal + 1]);
  }

  private ImmutableList<TextEdit> edits(int start) {
    ImmutableList<int[]> trace = trace();
    if (trace.isEmpty()) {
      TextRange all = new TextRange(start, start + length(before));
      return ImmutableList.of(new TextEdit(all, String.join("", after)));
    }
    Deque<Integer> kept = new ArrayDeque<>(); // Pairs of lines that are the same, backwards.
    int middle = (trace.getFirst().length - 3) / 2 + 1;
    int x = before.size();
    int y = after.size();
    for (int steps = trace.size() - 1; steps > 0; steps--) {
      int[] reach = trace.get(steps - 1);
      int diagonal = x - y;
      boolean down = isDown(reach, middle, diagonal, steps);
      int from = down ? diagonal + 1 : diagonal - 1;
      int fromX = reach[middle + from];
      int fromY = fromX - from;
      while (isKept(x, y, fromX, fromY, down)) {
        x--;
        y--;
        kept.push(y);
        kept.push(x);
      }
      x = fromX;
      y = fromY;
    }
    while (x > 0 && y > 0) {
      x--;
      y--;
      kept.push(y);
      kept.push(x);
    }
    return between(kept, start);
  }

  /** Whether a pair of lines lies behind the step down or to the right. */
  private static boolean isKept(int x, int y, int fromX, int fromY, boolean down) {
    return x > (down ? fromX : fromX + 1) && y > (down ? fromY + 1 : fromY);
  }

  /** What stands between lines that stay. */
  private ImmutableList<TextEdit> between(Deque<Integer> kept, int start) {
    List<TextEdit> edits = new ArrayList<>();
    int offset = start;
    int x = 0;
    int y = 0;
    while (true) {
      boolean more = !kept.isEmpty();
      int nextX = more ? kept.pop() : before.size();
      int nextY = more ? kept.pop() : after.size();
      int length = length(before.subList(x, nextX));
      if (nextX > x || nextY > y) {
        edits.add(
            new TextEdit(
                new TextRange(offset, offset + length), String.join("", after.subList(y, nextY))));
      }
      if (!more) {
        return ImmutableList.copyOf(edits);
      }
      offset += length + before.get(nextX).length();
      x = nextX + 1;
      y = nextY + 1;
    }
  }
}
