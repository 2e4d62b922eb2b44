package io.github.taskfilels.run.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.run.Bytes;
import io.github.taskfilels.run.Display;
import io.github.taskfilels.run.Exit;
import io.github.taskfilels.run.Message;
import io.github.taskfilels.run.StreamKind;
import io.github.taskfilels.run.event.RunEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalViewTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private TerminalView view = view(TerminalView.Style.INTERLEAVED, Colors.OFF, false);
  private long seq;
  private long clock;

  private TerminalView view(TerminalView.Style style, Colors colors, boolean terminal) {
    return new TerminalView(
        new TerminalView.Options(style, false, colors, terminal, terminal),
        new RunScreen(out, err));
  }

  private void start(int command, String name, boolean echo) {
    start(command, "cmd " + command, echo, Display.of(name));
  }

  private void start(int command, String text, boolean echo, Display display) {
    view.accept(
        new RunEvent.CommandStarted(++seq, clock, 1, display.name(), command, text, echo, display));
  }

  private void write(int command, StreamKind stream, String text) {
    view.accept(new RunEvent.Output(++seq, clock, 1, "t", command, stream, Bytes.utf8(text)));
  }

  private void out(int command, String text) {
    write(command, StreamKind.STDOUT, text);
  }

  private void end(int command, int code) {
    view.accept(
        new RunEvent.CommandEnded(++seq, clock, 1, "t", command, new Exit.Exited(code), 1, false));
  }

  private String stdout() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String stderr() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void echoGoesToStandardErrorAndOutputWhereItWasWritten() {
    start(1, "a", true);
    out(1, "out\n");
    write(1, StreamKind.STDERR, "err\n");
    end(1, 0);
    start(2, "a", false);
    end(2, 0);
    assertThat(stdout()).isEqualTo("out\n");
    assertThat(stderr()).isEqualTo("task: [a] cmd 1\nerr\n");
  }

  @Test
  void colorsWrapTheWholeLine() {
    view = view(TerminalView.Style.INTERLEAVED, Colors.ON, true);
    start(1, "a", true);
    view.accept(
        new RunEvent.Note(
            ++seq, 0, 1, "a", new Message(Message.Level.ERROR, StreamKind.STDERR, "bad")));
    assertThat(stderr()).isEqualTo("\u001b[32mtask: [a] cmd 1\n\u001b[0m\u001b[31mbad\n\u001b[0m");
  }

  @Test
  void linesOfParallelCommandsAreKeptWholeAndNoByteChanges() {
    start(1, "a", false);
    start(2, "b", false);
    out(1, "one ");
    out(2, "other\n");
    out(1, "line\nhalf");
    out(2, "more\n");
    end(1, 0);
    end(2, 0);
    assertThat(stdout()).isEqualTo("one line\nother\nhalfmore\n");
  }

  @Test
  void inFilesTheStreamsDoNotWaitForEachOther() {
    start(1, "a", false);
    out(1, "half");
    start(2, "b", true);
    assertThat(stderr()).isEqualTo("task: [b] cmd 2\n");
  }

  @Test
  void onATerminalAPromptIsShownAtOnceAndKeepsItsLineForAWhile() {
    view = view(TerminalView.Style.INTERLEAVED, Colors.OFF, true);
    start(1, "a", false);
    out(1, "Name? ");
    assertThat(stdout()).isEqualTo("Name? ");
    clock = 500;
    start(2, "b", true);
    assertThat(stderr()).isEmpty();
    clock = 5000;
    out(2, "b\n");
    assertThat(stdout()).isEqualTo("Name? \nb\n");
    assertThat(stderr()).isEqualTo("task: [b] cmd 2\n");
  }

  @Test
  void prefixedOutputIsLineByLineOnStandardOutput() {
    view = view(TerminalView.Style.PREFIXED, Colors.OFF, false);
    start(1, "a", true, new Display("a", "p", null, null, false));
    out(1, "a\nb");
    write(1, StreamKind.STDERR, "e\n\n");
    out(1, "last");
    end(1, 0);
    assertThat(stdout()).isEqualTo("[p] a\n[p] be\n[p] \n[p] last\n");
    assertThat(stderr()).isEqualTo("task: [a] a\n");
  }

  @Test
  void prefixesGetTheirColorsInOrderOfAppearance() {
    view = view(TerminalView.Style.PREFIXED, Colors.ON, false);
    start(1, "a", false);
    start(2, "b", false);
    out(2, "x\n");
    out(1, "y\n");
    out(2, "z\n");
    assertThat(stdout())
        .isEqualTo(
            "[\u001b[33mb\u001b[0m] x\n[\u001b[34ma\u001b[0m] y\n[\u001b[33mb\u001b[0m] z\n");
  }

  @Test
  void aGroupComesInOnePieceWhenTheCommandHasEnded() {
    view = view(TerminalView.Style.GROUP, Colors.OFF, false);
    start(1, "cmd", true, new Display("a", "a", "B", "E", false));
    out(1, "x");
    write(1, StreamKind.STDERR, "y");
    assertThat(stdout()).isEmpty();
    end(1, 0);
    start(2, "cmd", false, new Display("a", "a", "B", "E", false));
    end(2, 0);
    assertThat(stdout()).isEqualTo("B\nxyE\n");
  }

  @Test
  void aGroupThatEndedWellCanBeLeftOut() {
    view =
        new TerminalView(
            new TerminalView.Options(TerminalView.Style.GROUP, true, Colors.OFF, false, false),
            new RunScreen(out, err));
    start(1, "a", false);
    start(2, "b", false);
    out(1, "well\n");
    out(2, "bad\n");
    end(1, 0);
    end(2, 1);
    assertThat(stdout()).isEqualTo("bad\n");
  }

  @Test
  void interactiveCommandsArePassedThroughInEveryStyle() {
    view = view(TerminalView.Style.GROUP, Colors.OFF, false);
    start(1, "cmd", false, new Display("a", "a", null, null, true));
    out(1, "now");
    assertThat(stdout()).isEqualTo("now");
  }

  @Test
  void aClosedTerminalIsRememberedAndNotWrittenToAgain() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    RunScreen screen = new RunScreen(closed, err);
    view = new TerminalView(TerminalView.Options.PLAIN, screen);
    start(1, "a", false);
    out(1, "x\n");
    write(1, StreamKind.STDERR, "y\n");
    assertThat(screen.failure()).get().extracting(Throwable::getMessage).isEqualTo("Broken pipe");
    assertThat(stderr()).isEmpty();
  }

  @Test
  void aLargeGroupIsHeldInAFileAndShownAsItIs() {
    view = view(TerminalView.Style.GROUP, Colors.OFF, false);
    start(1, "a", false, new Display("a", "a", "<", ">", false));
    StringBuilder all = new StringBuilder();
    for (int i = 0; all.length() < 3 * HeldOutput.MOST_IN_MEMORY; i++) {
      String piece = i + "ä".repeat(5_000) + "\n";
      out(1, piece);
      all.append(piece);
    }
    assertThat(stdout()).isEmpty();
    end(1, 0);
    assertThat(stdout()).isEqualTo("<\n" + all + ">\n");
  }

  @Test
  void aVeryLongLineIsShownBeforeItEndsAndHoldsUpOthers() {
    view = view(TerminalView.Style.PREFIXED, Colors.OFF, false);
    start(1, "a", false);
    start(2, "b", false);
    String letters = "x".repeat(50_000);
    out(1, letters);
    assertThat(stdout()).isEmpty();
    out(1, letters);
    out(2, "line\n");
    assertThat(stdout()).isEqualTo("[a] " + letters + letters);
    out(1, "end\nand");
    end(1, 0);
    end(2, 0);
    assertThat(stdout()).isEqualTo("[a] " + letters + letters + "end\n[b] line\n[a] and\n");
  }
}
