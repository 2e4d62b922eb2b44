package io.github.taskfilels.run.files;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Task's checksum of files: XXH3-128 over base name and content of each, in order; the halves as
 * hexadecimal numbers without leading zeros ({@code sources_checksum.go}). Knows the digest of each
 * file's content by the way.
 */
public final class Checksum {
  private static final int BUFFER = 1 << 16;

  private final HashStream128 all = Hashing.xxh3_128().hashStream();
  private final HashStream128 one = Hashing.xxh3_128().hashStream();
  private final byte[] buffer = new byte[BUFFER];

  /** Adds a file; the digest of its content. */
  public HashValue128 add(FoundFile file) throws IOException {
    String path = file.path();
    byte[] name = path.substring(path.lastIndexOf('/') + 1).getBytes(StandardCharsets.UTF_8);
    all.putBytes(name, 0, name.length);
    return read(file, true);
  }

  /** The digest of a file's content alone. */
  public HashValue128 digest(FoundFile file) throws IOException {
    return read(file, false);
  }

  /** What says that it is empty is not read: in {@code /proc} that may wait for ever. */
  private HashValue128 read(FoundFile file, boolean adding) throws IOException {
    one.reset();
    try (InputStream content = Files.newInputStream(Path.of(file.path()))) {
      if (file.stat().size() == 0) {
        return one.get();
      }
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        one.putBytes(buffer, 0, read);
        if (adding) {
          all.putBytes(buffer, 0, read);
        }
      }
    }
    return one.get();
  }

  public String text() {
    HashValue128 value = all.get();
    return Long.toHexString(value.getMostSignificantBits())
        + Long.toHexString(value.getLeastSignificantBits());
  }
}
