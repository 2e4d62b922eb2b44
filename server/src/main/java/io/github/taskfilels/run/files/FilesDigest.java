package io.github.taskfilels.run.files;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Some files in a few words, of which the last two tell whether the first may be believed without
 * reading a file again.
 *
 * @param checksum Task's
 * @param paths of their paths relative to the folder of the task
 * @param stats of their paths and stats
 * @param newest the time of the last change of any of them, by the clock of the file system; in
 *     nanoseconds since 1970
 * @param safeBefore the same clock some time before the files were looked at; what changed later
 *     may have changed again within the same tick
 * @param table the digest of their {@code FileTable}
 */
public record FilesDigest(
    String checksum,
    HashValue128 paths,
    HashValue128 stats,
    long newest,
    long safeBefore,
    long table) {

  /** What can be told of files without reading them. */
  public record Looks(HashValue128 paths, HashValue128 stats, long newest) {
    static Looks of(List<FoundFile> files, String folder) {
      HashStream128 paths = Hashing.xxh3_128().hashStream();
      HashStream128 stats = Hashing.xxh3_128().hashStream();
      long newest = Long.MIN_VALUE;
      for (FoundFile file : files) {
        FileStat stat = file.stat();
        paths.putString(file.below(folder));
        stats
            .putLong(stat.size())
            .putLong(stat.modified())
            .putLong(stat.changed())
            .putLong(stat.inode());
        newest = Math.max(newest, stat.changed());
      }
      HashValue128 path = paths.get();
      stats.putLong(path.getMostSignificantBits()).putLong(path.getLeastSignificantBits());
      return new Looks(path, stats.get(), newest);
    }
  }

  /** Whether files that look like this are unchanged. */
  public boolean knows(Looks looks) {
    return stats.equals(looks.stats()) && newest < safeBefore;
  }

  public void write(DataOutput out) throws IOException {
    out.writeUTF(checksum);
    write(out, paths);
    write(out, stats);
    out.writeLong(newest);
    out.writeLong(safeBefore);
    out.writeLong(table);
  }

  private static void write(DataOutput out, HashValue128 value) throws IOException {
    out.writeLong(value.getMostSignificantBits());
    out.writeLong(value.getLeastSignificantBits());
  }

  public static FilesDigest read(DataInput in) throws IOException {
    return new FilesDigest(
        in.readUTF(),
        new HashValue128(in.readLong(), in.readLong()),
        new HashValue128(in.readLong(), in.readLong()),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }
}
