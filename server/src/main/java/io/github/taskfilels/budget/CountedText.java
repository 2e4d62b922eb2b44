package io.github.taskfilels.budget;

/**
 * A text that others write, each character of which is taken from the {@link Budget} of the work.
 *
 * <p>Its methods throw {@link BudgetSpentException} where that is spent.
 */
public final class CountedText implements Appendable {
  private final StringBuilder text = new StringBuilder();

  @Override
  public CountedText append(CharSequence more) {
    return append(more, 0, more.length());
  }

  @Override
  public CountedText append(CharSequence more, int start, int end) {
    Budget.text(end - start);
    text.append(more, start, end);
    return this;
  }

  @Override
  public CountedText append(char c) {
    Budget.text(1);
    text.append(c);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
