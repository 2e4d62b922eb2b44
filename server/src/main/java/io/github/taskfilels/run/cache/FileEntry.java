package io.github.taskfilels.run.cache;

import com.dynatrace.hash4j.hashing.HashValue128;
import io.github.taskfilels.run.files.FileStat;
import io.github.taskfilels.run.files.FileStat.Kind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A file as it was when it was read.
 *
 * @param path relative to the folder of the task where it is below it
 * @param digest XXH3-128 of its content
 */
public record FileEntry(String path, FileStat stat, HashValue128 digest) {

  void write(DataOutput out) throws IOException {
    out.writeUTF(path);
    out.writeLong(stat.size());
    out.writeLong(stat.modified());
    out.writeLong(stat.changed());
    out.writeLong(stat.inode());
    out.writeLong(digest.getMostSignificantBits());
    out.writeLong(digest.getLeastSignificantBits());
  }

  static FileEntry read(DataInput in) throws IOException {
    return new FileEntry(
        in.readUTF(),
        new FileStat(Kind.FILE, in.readLong(), in.readLong(), in.readLong(), in.readLong()),
        new HashValue128(in.readLong(), in.readLong()));
  }
}
