package io.github.taskfilels.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** An immutable piece of output, byte for byte as the command wrote it. */
public final class Bytes {
  /** No bytes at all. */
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] value;

  private Bytes(byte[] value) {
    this.value = value;
  }

  /** A copy of {@code length} bytes from {@code offset}. */
  public static Bytes copyOf(byte[] source, int offset, int length) {
    return length == 0 ? EMPTY : new Bytes(Arrays.copyOfRange(source, offset, offset + length));
  }

  /** A copy of all bytes. */
  public static Bytes copyOf(byte[] source) {
    return copyOf(source, 0, source.length);
  }

  /** The text in UTF-8. */
  public static Bytes utf8(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Number of bytes. */
  public int size() {
    return value.length;
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return value.length == 0;
  }

  /** The byte at an index. */
  public byte at(int index) {
    return value[index];
  }

  /** A copy of the bytes. */
  public byte[] toArray() {
    return value.clone();
  }

  /** The bytes from {@code from} (inclusive) to {@code to} (exclusive). */
  public Bytes slice(int from, int to) {
    return from == 0 && to == value.length ? this : copyOf(value, from, to - from);
  }

  /** These bytes, then the others. */
  public Bytes plus(Bytes more) {
    if (isEmpty()) {
      return more;
    }
    if (more.isEmpty()) {
      return this;
    }
    byte[] both = Arrays.copyOf(value, value.length + more.value.length);
    System.arraycopy(more.value, 0, both, value.length, more.value.length);
    return new Bytes(both);
  }

  /** The index after the last newline, 0 when there is none. */
  public int afterLastNewline() {
    for (int i = value.length; i > 0; i--) {
      if (value[i - 1] == '\n') {
        return i;
      }
    }
    return 0;
  }

  /** Whether the last byte is a newline. */
  public boolean endsLine() {
    return value.length > 0 && value[value.length - 1] == '\n';
  }

  /** Writes the bytes unchanged. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(value);
  }

  /** The text, when the bytes are valid UTF-8. */
  public Optional<String> text() {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(value))
              .toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  /** The text for people: bytes that are not UTF-8 become the replacement character. */
  public String display() {
    return new String(value, StandardCharsets.UTF_8);
  }

  /** The bytes in base64. */
  public String base64() {
    return Base64.getEncoder().encodeToString(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return display();
  }
}
