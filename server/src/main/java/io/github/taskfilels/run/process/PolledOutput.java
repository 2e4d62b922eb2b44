package io.github.taskfilels.run.process;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.github.taskfilels.run.Bytes;
import io.github.taskfilels.run.OutputConsumer;
import io.github.taskfilels.run.StreamKind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * The streams of a program, read by the thread that waits for its end: one thread for each command,
 * where {@link OutputPump} takes three. Nothing is read while nobody waits.
 *
 * <p>It keeps the pipes open for writing, too, until the process has ended: programs close their
 * streams one after the other before they end, and each time this thread would be woken in vain,
 * and take the processor from the program that is about to end.
 */
final class PolledOutput implements CommandOutput {
  private static final int BUFFER = 16 * 1024;
  private static final int CLOSED = -1;

  /** The bytes of a {@code pollfd}: the descriptor, what is awaited, and what has come. */
  private static final int ENTRY = 8;

  private static final int AWAITED = 4;
  private static final int COME = 6;
  private static final short READABLE = 1;

  /** So often can a wait be disturbed by signals; only an error comes at once again and again. */
  private static final int MOST_DISTURBANCES = 1_000;

  private final Posix posix;
  private final OutputConsumer consumer;
  private final Source[] streams;
  private int process;

  /** One stream, with the bytes at its end that are no whole character yet. */
  private static final class Source {
    final StreamKind kind;
    int reader;
    int writer;
    byte[] unfinished = {};

    Source(StreamKind kind, Posix.Pipe pipe) {
      this.kind = kind;
      this.reader = pipe.reader();
      this.writer = pipe.writer();
    }
  }

  /**
   * Output of a program that was just started. All descriptors are closed by this.
   *
   * @param process of {@link Posix#openProcess}
   * @param out of its standard output
   * @param err of its standard error; the same where both streams are one
   */
  PolledOutput(Posix posix, int process, Posix.Pipe out, Posix.Pipe err, OutputConsumer consumer) {
    this.posix = posix;
    this.process = process;
    this.consumer = consumer;
    Source output = new Source(StreamKind.STDOUT, out);
    this.streams =
        err == out
            ? new Source[] {output}
            : new Source[] {output, new Source(StreamKind.STDERR, err)};
  }

  /** Whether it can tell that the process has ended. */
  synchronized boolean seesExit() {
    return process != CLOSED;
  }

  /** Reads until the process has ended; false when it did not in time. */
  synchronized boolean awaitExit(long timeout, TimeUnit unit) {
    return poll(process, unit.toNanos(timeout));
  }

  /** Reads until all streams have ended. */
  @Override
  public synchronized boolean awaitEnd(long timeout, TimeUnit unit) {
    for (Source stream : streams) {
      stream.writer = close(stream.writer);
    }
    boolean ended = noneOpen() || poll(CLOSED, unit.toNanos(timeout));
    if (ended) {
      detach();
    }
    return ended;
  }

  @Override
  public synchronized void detach() {
    for (Source stream : streams) {
      stream.writer = close(stream.writer);
      stream.reader = close(stream.reader);
    }
    process = close(process);
  }

  /**
   * Reads until this can be read from, or, if it is closed, until all streams have ended; false
   * when that did not come in time.
   */
  private boolean poll(int until, long nanos) {
    long begin = System.nanoTime();
    int disturbed = 0;
    try (Arena memory = Arena.ofConfined()) {
      MemorySegment buffer = memory.allocate(BUFFER);
      MemorySegment entries = memory.allocate((long) ENTRY * (streams.length + 1), AWAITED);
      while (until != CLOSED || !noneOpen()) {
        for (int i = 0; i < streams.length; i++) {
          enter(entries, i, streams[i].reader);
        }
        enter(entries, streams.length, until);
        long left = nanos - (System.nanoTime() - begin);
        int come = posix.poll(entries, streams.length + 1, millis(left));
        if (come == 0) {
          return false;
        }
        if (come < 0 && ++disturbed > MOST_DISTURBANCES) {
          throw new IllegalStateException("output cannot be waited for");
        }
        for (int i = 0; come > 0 && i < streams.length; i++) {
          short what = come(entries, i);
          if ((what & READABLE) != 0) {
            read(streams[i], buffer);
          } else if (what != 0) {
            end(streams[i]);
          }
        }
        if (come > 0 && come(entries, streams.length) != 0) {
          return true;
        }
      }
      return true;
    }
  }

  private boolean noneOpen() {
    for (Source stream : streams) {
      if (stream.reader != CLOSED) {
        return false;
      }
    }
    return true;
  }

  /** As {@code poll} takes it, rounded up; a very long time is none at all. */
  private static int millis(long nanos) {
    if (nanos <= 0) {
      return 0;
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(nanos) + 1;
    return millis >= Integer.MAX_VALUE ? -1 : (int) millis;
  }

  private static void enter(MemorySegment entries, int index, int descriptor) {
    entries.set(JAVA_INT, (long) index * ENTRY, descriptor);
    entries.set(JAVA_SHORT, (long) index * ENTRY + AWAITED, READABLE);
    entries.set(JAVA_SHORT, (long) index * ENTRY + COME, (short) 0);
  }

  private static short come(MemorySegment entries, int index) {
    return entries.get(JAVA_SHORT, (long) index * ENTRY + COME);
  }

  /** Takes what is there, never cutting a UTF-8 character in two. */
  private void read(Source stream, MemorySegment buffer) {
    byte[] read = posix.read(stream.reader, buffer);
    if (read.length == 0) {
      end(stream);
      return;
    }
    byte[] known = stream.unfinished;
    byte[] all = Arrays.copyOf(known, known.length + read.length);
    System.arraycopy(read, 0, all, known.length, read.length);
    int whole = all.length - OutputPump.unfinished(all, all.length);
    stream.unfinished = Arrays.copyOfRange(all, whole, all.length);
    if (whole > 0) {
      consumer.accept(stream.kind, Bytes.copyOf(all, 0, whole));
    }
  }

  private void end(Source stream) {
    stream.reader = close(stream.reader);
    if (stream.unfinished.length > 0) {
      consumer.accept(stream.kind, Bytes.copyOf(stream.unfinished, 0, stream.unfinished.length));
      stream.unfinished = new byte[0];
    }
  }

  /** Closes a descriptor that is open; gives what stands for a closed one. */
  private int close(int descriptor) {
    if (descriptor != CLOSED) {
      posix.close(descriptor);
    }
    return CLOSED;
  }
}
