package io.github.taskfilels.run.report;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.run.Bytes;
import io.github.taskfilels.run.Display;
import io.github.taskfilels.run.Message;
import io.github.taskfilels.run.StreamKind;
import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.event.RunEvent.CommandEnded;
import io.github.taskfilels.run.event.RunEvent.CommandStarted;
import io.github.taskfilels.run.event.RunEvent.Output;
import io.github.taskfilels.run.event.RunEventSink;
import io.github.taskfilels.run.report.Colors.Color;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a terminal shows of a run, in Task's words and streams: echo lines and notes, and the output
 * of commands in one of three styles.
 */
public final class TerminalView implements RunEventSink {
  /** The output styles. */
  public enum Style {
    /**
     * Passed on at once, to the stream it was written to; lines of parallel commands are kept
     * whole.
     */
    INTERLEAVED,
    /** Both streams of a command together on standard output when it has ended. */
    GROUP,
    /** Both streams on standard output, each line after {@code [PREFIX]}. */
    PREFIXED
  }

  /**
   * How to show a run.
   *
   * @param style the output style
   * @param errorOnly in the group style, drop the output of commands that ended well
   * @param colors whether and how to colour
   * @param terminal whether people look at it while it goes on
   * @param together whether both streams end in one place
   */
  public record Options(
      Style style, boolean errorOnly, Colors colors, boolean terminal, boolean together) {
    /** Interleaved without colours, into two files or pipes. */
    public static final Options PLAIN =
        new Options(Style.INTERLEAVED, false, Colors.OFF, false, false);
  }

  /** The writer of lines that belong to no command. */
  private static final int NOBODY = -1;

  private final Options options;
  private final RunScreen screen;
  private final ImmutableMap<StreamKind, LineGate> gates;
  private final Map<Integer, Shown> commands = new HashMap<>();
  private final Map<String, Color> prefixColors = new HashMap<>();

  private static final class Shown {
    final Display display;
    final ByteArrayOutputStream group = new ByteArrayOutputStream();
    Bytes line = Bytes.EMPTY;

    Shown(Display display) {
      this.display = display;
    }
  }

  /** A view of one run. */
  public TerminalView(Options options, RunScreen screen) {
    this.options = options;
    this.screen = screen;
    LineGate out = new LineGate(screen, options.terminal());
    LineGate err = options.together() ? out : new LineGate(screen, options.terminal());
    this.gates = ImmutableMap.of(StreamKind.STDOUT, out, StreamKind.STDERR, err);
  }

  @Override
  public void accept(RunEvent event) {
    switch (event) {
      case CommandStarted started -> {
        commands.put(started.command(), new Shown(started.display()));
        if (started.echo()) {
          String echo = "task: [" + started.display().name() + "] " + started.text() + "\n";
          line(StreamKind.STDERR, options.colors().paint(Color.GREEN, echo), event.at());
        }
      }
      case Output output -> output(output);
      case CommandEnded ended -> ended(ended);
      case RunEvent.Note note -> note(note);
      default -> {}
    }
  }

  private void output(Output output) {
    Shown shown = commands.get(output.command());
    if (shown == null || shown.display.raw() || options.style() == Style.INTERLEAVED) {
      gate(output.stream())
          .write(output.command() + 1, output.stream(), output.bytes(), output.at());
    } else if (options.style() == Style.GROUP) {
      shown.group.writeBytes(output.bytes().toArray());
    } else {
      shown.line = shown.line.plus(output.bytes());
      lines(shown, output.at());
    }
  }

  private void ended(CommandEnded ended) {
    Shown shown = commands.remove(ended.command());
    gates.values().forEach(gate -> gate.end(ended.command() + 1, ended.at()));
    if (shown == null) {
      return;
    }
    if (!shown.line.isEmpty()) {
      shown.line = shown.line.plus(Bytes.utf8("\n"));
      lines(shown, ended.at());
    }
    if (shown.group.size() > 0 && !(options.errorOnly() && ended.exit().ok())) {
      Bytes begin = groupLine(shown.display.begin());
      Bytes end = groupLine(shown.display.end());
      screen.write(
          StreamKind.STDOUT, begin.plus(Bytes.copyOf(shown.group.toByteArray())).plus(end));
    }
  }

  private static Bytes groupLine(@Nullable String text) {
    return text == null || text.isEmpty() ? Bytes.EMPTY : Bytes.utf8(text + "\n");
  }

  private void lines(Shown shown, long at) {
    int complete = shown.line.afterLastNewline();
    String prefix = shown.display.prefix();
    Bytes mark = Bytes.utf8("[" + options.colors().paint(prefixColor(prefix), prefix) + "] ");
    int start = 0;
    for (int i = 0; i < complete; i++) {
      if (shown.line.at(i) == '\n') {
        Bytes line = mark.plus(shown.line.slice(start, i + 1));
        gate(StreamKind.STDOUT).write(NOBODY, StreamKind.STDOUT, line, at);
        start = i + 1;
      }
    }
    shown.line = shown.line.slice(complete, shown.line.size());
  }

  private Color prefixColor(String prefix) {
    return prefixColors.computeIfAbsent(
        prefix, _ -> Colors.PREFIXES.get(prefixColors.size() % Colors.PREFIXES.size()));
  }

  private void note(RunEvent.Note note) {
    Message message = note.message();
    String text = message.text() + "\n";
    Colors colors = options.colors();
    String painted =
        switch (message.level()) {
          case PLAIN -> text;
          case GOOD -> colors.paint(Color.GREEN, text);
          case INFO -> colors.paint(Color.MAGENTA, text);
          case WARNING -> colors.paint(Color.YELLOW, text);
          case ERROR -> colors.paint(Color.RED, text);
        };
    line(message.stream(), painted, note.at());
  }

  private LineGate gate(StreamKind stream) {
    return Objects.requireNonNull(gates.get(stream));
  }

  private void line(StreamKind stream, String text, long at) {
    // A coloured line ends in the code that resets the colour, but it is a whole line.
    gate(stream).writeLine(NOBODY, stream, Bytes.utf8(text), at);
  }
}
