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
import java.io.IOException;
import java.io.UncheckedIOException;
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

  /** Bytes of a line for whose end nobody waits. */
  private static final int LONG_LINE = 64 * 1024;

  /** The writer of lines that belong to no command. */
  private static final int NOBODY = -1;

  private final Options options;
  private final RunScreen screen;
  private final ImmutableMap<StreamKind, LineGate> gates;
  private final Map<Integer, Shown> commands = new HashMap<>();
  private final Map<String, Color> prefixColors = new HashMap<>();

  private static final class Shown {
    final Display display;
    final HeldOutput group = new HeldOutput();

    /** Of the style with prefixes: the end of the output that is no whole line yet. */
    final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /** Whether the begin of that line is shown already. */
    boolean open;

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
      shown.group.add(output.bytes());
    } else {
      lines(shown, output.command(), output.bytes(), output.at());
    }
  }

  private void ended(CommandEnded ended) {
    Shown shown = commands.remove(ended.command());
    if (shown != null) {
      last(shown, ended);
    }
    gates.values().forEach(gate -> gate.end(ended.command() + 1, ended.at()));
  }

  /** Shows what there still is of a command. */
  private void last(Shown shown, CommandEnded ended) {
    if (shown.line.size() > 0 || shown.open) {
      lines(shown, ended.command(), Bytes.utf8("\n"), ended.at());
    }
    try (HeldOutput group = shown.group) {
      if (!group.isEmpty() && !(options.errorOnly() && ended.exit().ok())) {
        screen.write(StreamKind.STDOUT, groupLine(shown.display.begin()));
        group.giveTo(piece -> screen.write(StreamKind.STDOUT, piece));
        screen.write(StreamKind.STDOUT, groupLine(shown.display.end()));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read output that was held back", failure);
    }
  }

  private static Bytes groupLine(@Nullable String text) {
    return text == null || text.isEmpty() ? Bytes.EMPTY : Bytes.utf8(text + "\n");
  }

  /** Shows lines when they are whole; of a very long one what there is. */
  private void lines(Shown shown, int command, Bytes more, long at) {
    int start = 0;
    for (int i = 0; i < more.size(); i++) {
      if (more.at(i) == '\n') {
        shown.line.writeBytes(more.slice(start, i + 1).toArray());
        pass(shown, command, at);
        shown.open = false;
        start = i + 1;
      }
    }
    shown.line.writeBytes(more.slice(start, more.size()).toArray());
    if (shown.line.size() > LONG_LINE) {
      pass(shown, command, at);
      shown.open = true;
    }
  }

  private void pass(Shown shown, int command, long at) {
    String prefix = shown.display.prefix();
    Bytes mark =
        shown.open
            ? Bytes.EMPTY
            : Bytes.utf8("[" + options.colors().paint(prefixColor(prefix), prefix) + "] ");
    gate(StreamKind.STDOUT)
        .write(
            command + 1, StreamKind.STDOUT, mark.plus(Bytes.copyOf(shown.line.toByteArray())), at);
    shown.line.reset();
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
