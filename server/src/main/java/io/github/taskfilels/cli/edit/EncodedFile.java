package io.github.taskfilels.cli.edit;

import io.github.taskfilels.run.files.AtomicFile;
import io.github.taskfilels.workspace.RegularFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text with what is needed to write it as it was written.
 *
 * @param text with the byte order mark, if there is one
 */
public record EncodedFile(String text, Charset charset) {
  /** What is said of bytes that are none, as the end of a sentence that begins with the file. */
  public static final String NO_TEXT = "is no text in UTF-8 or UTF-16";

  /**
   * Reads a file.
   *
   * @throws CharacterCodingException where the bytes are no text, so that they could not be written
   *     again
   */
  public static EncodedFile read(Path path) throws IOException {
    return of(RegularFile.bytes(path));
  }

  /** In the encoding that a mark at the start tells, which is what Task reads, else UTF-8. */
  public static EncodedFile of(byte[] bytes) throws CharacterCodingException {
    Charset charset =
        startsWith(bytes, 0xff, 0xfe)
            ? StandardCharsets.UTF_16LE
            : startsWith(bytes, 0xfe, 0xff) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    return new EncodedFile(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), charset);
  }

  /** Another text in bytes. */
  public byte[] encode(String other) {
    return other.getBytes(charset);
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length > 1 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
  }

  /**
   * Gives a file that is there another text in one step, so that a full disk or a kill leaves it
   * one of the two. It keeps its mode, and links that lead to it.
   *
   * @throws AccessDeniedException where the file may not be written, though its folder may
   */
  public void write(Path path, String other) throws IOException {
    Path real = path.toRealPath();
    if (!Files.isWritable(real)) {
      throw new AccessDeniedException(real.toString());
    }
    AtomicFile.write(real, encode(other));
  }
}
