package io.github.taskfilels.run.process;

import io.github.taskfilels.run.Bytes;
import io.github.taskfilels.run.Log;
import io.github.taskfilels.run.OutputConsumer;
import io.github.taskfilels.run.StreamKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Carries one stream of a command to its consumer as exact bytes, never cutting a UTF-8 character
 * in two. Ends with the stream, or when it is detached.
 */
final class OutputPump implements CommandOutput, Runnable {
  private static final int BUFFER = 16 * 1024;

  private final InputStream in;
  private final StreamKind stream;
  private final OutputConsumer consumer;
  private final Runnable atEnd;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Object delivery = new Object();
  private boolean detached;

  /**
   * A pump that runs on a thread of its own.
   *
   * @param in closing it should stop a blocked read, which is so for named pipes
   * @param atEnd called when the end of the stream was reached, not when detached
   */
  OutputPump(InputStream in, StreamKind stream, OutputConsumer consumer, Runnable atEnd) {
    this.in = in;
    this.stream = stream;
    this.consumer = consumer;
    this.atEnd = atEnd;
  }

  @Override
  public void run() {
    try (in) {
      pump();
      atEnd.run();
    } catch (ClosedChannelException stopped) {
      // Detached: nobody wants the rest.
      return;
    } catch (IOException failure) {
      // A pipe does not fail by itself; should it do so, what was read is all there is.
      Log.of(OutputPump.class)
          .log(System.Logger.Level.WARNING, "cannot read the output of a command", failure);
    } finally {
      ended.countDown();
    }
  }

  private void pump() throws IOException {
    byte[] buffer = new byte[BUFFER];
    int kept = 0;
    int read;
    while ((read = in.read(buffer, kept, BUFFER - kept)) >= 0) {
      int length = kept + read;
      int whole = length - unfinished(buffer, length);
      deliver(Bytes.copyOf(buffer, 0, whole));
      kept = length - whole;
      System.arraycopy(buffer, whole, buffer, 0, kept);
    }
    deliver(Bytes.copyOf(buffer, 0, kept));
  }

  @Override
  public boolean awaitEnd(long timeout, TimeUnit unit) throws InterruptedException {
    return ended.await(timeout, unit);
  }

  @Override
  public void detach() {
    synchronized (delivery) {
      detached = true;
    }
    try {
      in.close();
    } catch (IOException failure) {
      Log.of(OutputPump.class)
          .log(System.Logger.Level.WARNING, "cannot close the output of a command", failure);
    }
  }

  private void deliver(Bytes piece) {
    synchronized (delivery) {
      if (!detached && !piece.isEmpty()) {
        consumer.accept(stream, piece);
      }
    }
  }

  /** How many bytes at the end belong to a UTF-8 character that is not complete, 0 to 3. */
  static int unfinished(byte[] buffer, int length) {
    for (int back = 1; back <= 3 && back <= length; back++) {
      int value = buffer[length - back] & 0xFF;
      if (value < 0x80) {
        return 0;
      }
      if (value >= 0xC2) {
        int expected = value >= 0xF5 ? 1 : value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : 2;
        return expected > back ? back : 0;
      }
    }
    return 0;
  }
}
