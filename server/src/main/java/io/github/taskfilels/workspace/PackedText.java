package io.github.taskfilels.workspace;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** A text in a fifth of its memory, for thousands of files that are hardly looked at again. */
final class PackedText {
  private final byte[] packed;

  /** Who asks again soon, as for each of many findings, gets the same. */
  private volatile WeakReference<String> unpacked = new WeakReference<>(null);

  private PackedText(byte[] packed) {
    this.packed = packed;
  }

  /** Null for a text that holds half a surrogate pair, which would not come back. */
  static @Nullable PackedText of(String text) {
    ByteBuffer bytes;
    try {
      bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      return null;
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.limit() / 4);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
      out.write(bytes.array(), 0, bytes.limit());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return new PackedText(packed.toByteArray());
  }

  String text() {
    String known = unpacked.get();
    if (known == null) {
      known = unpack();
      unpacked = new WeakReference<>(known);
    }
    return known;
  }

  private String unpack() {
    Inflater inflater = new Inflater(true);
    try (InflaterInputStream in =
        new InflaterInputStream(new ByteArrayInputStream(packed), inflater)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      inflater.end();
    }
  }
}
