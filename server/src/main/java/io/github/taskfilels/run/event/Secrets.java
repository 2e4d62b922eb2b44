package io.github.taskfilels.run.event;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Bytes;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.StreamKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The secret values of a run, replaced by {@code *****} before anything becomes an event. Values
 * may be added while the run goes on. A secret that a command prints in several writes is still
 * found; one that is printed in parts with other text between is not. Safe for use by several
 * threads.
 */
public final class Secrets {
  private static final String MASK = "*****";
  private static final byte[] MASK_BYTES = MASK.getBytes(StandardCharsets.US_ASCII);

  /** A shorter line of a secret, such as a brace, may stand anywhere. */
  private static final int LONG = 8;

  /** Longest first, so that a secret which contains another is masked as a whole. */
  private volatile ImmutableList<Secret> secrets = ImmutableList.of();

  private record Secret(String text, Bytes bytes) {}

  /** With the values known at the start; empty ones are left out. */
  public static Secrets of(Collection<String> values) {
    Secrets secrets = new Secrets();
    values.forEach(secrets::add);
    return secrets;
  }

  /**
   * From now on this value is never shown. An empty value is no secret. Of one with several lines,
   * such as a key, no long line is shown, either: they are often indented.
   */
  public synchronized void add(String value) {
    if (!value.isEmpty()) {
      Stream<String> lines = value.lines().map(String::strip).filter(line -> line.length() >= LONG);
      secrets =
          Stream.concat(
                  secrets.stream(),
                  Stream.concat(Stream.of(value), lines)
                      .map(text -> new Secret(text, Bytes.utf8(text))))
              .distinct()
              .sorted((a, b) -> Integer.compare(b.bytes().size(), a.bytes().size()))
              .collect(ImmutableList.toImmutableList());
    }
  }

  /** The text with all secrets replaced. */
  public String mask(String text) {
    String masked = text;
    for (Secret secret : secrets) {
      masked = masked.replace(secret.text(), MASK);
    }
    return masked;
  }

  /** The outcome without secrets in its words. */
  Outcome mask(Outcome outcome) {
    Failure failure = outcome.failure();
    return new Outcome(
        outcome.status(),
        failure == null ? null : failure.masked(this::mask),
        mask(outcome.note()));
  }

  /** A filter for the two streams of one command; the receiver gets pieces that are not empty. */
  public Filter filter(BiConsumer<StreamKind, Bytes> receiver) {
    return new Filter(receiver);
  }

  /** Masks output piece by piece, and holds back an end that may be the start of a secret. */
  public final class Filter {
    private final BiConsumer<StreamKind, Bytes> receiver;
    private final Map<StreamKind, Bytes> held = new EnumMap<>(StreamKind.class);

    private Filter(BiConsumer<StreamKind, Bytes> receiver) {
      this.receiver = receiver;
    }

    /** The next piece of a stream. */
    public void accept(StreamKind stream, Bytes piece) {
      if (secrets.isEmpty() && !holds(stream)) {
        receiver.accept(stream, piece);
      } else {
        scan(stream, piece, false);
      }
    }

    /** Both streams have ended: what was held back goes out. */
    public void end() {
      for (StreamKind stream : StreamKind.values()) {
        if (holds(stream)) {
          scan(stream, Bytes.EMPTY, true);
        }
      }
    }

    private synchronized boolean holds(StreamKind stream) {
      return held.containsKey(stream);
    }

    private synchronized void scan(StreamKind stream, Bytes piece, boolean last) {
      Bytes before = held.remove(stream);
      Bytes input = before == null ? piece : before.plus(piece);
      ByteArrayOutputStream out = new ByteArrayOutputStream(input.size());
      int i = 0;
      while (i < input.size()) {
        int length = at(input, i);
        if (length < 0 && !last) {
          held.put(stream, input.slice(i, input.size()));
          break;
        }
        if (length > 0) {
          out.write(MASK_BYTES, 0, MASK_BYTES.length);
          i += length;
        } else {
          out.write(input.at(i++));
        }
      }
      if (out.size() > 0) {
        receiver.accept(stream, Bytes.copyOf(out.toByteArray()));
      }
    }

    /**
     * The length of the secret that stands here, 0 for none, −1 when the input ends before that is
     * known.
     */
    private int at(Bytes input, int from) {
      for (Secret secret : secrets) {
        int common = 0;
        Bytes pattern = secret.bytes();
        while (common < pattern.size()
            && from + common < input.size()
            && input.at(from + common) == pattern.at(common)) {
          common++;
        }
        if (common == pattern.size()) {
          return common;
        }
        if (from + common == input.size()) {
          return -1;
        }
      }
      return 0;
    }
  }
}
