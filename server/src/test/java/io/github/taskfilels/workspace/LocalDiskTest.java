package io.github.taskfilels.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.workspace.FileFailure.Reason;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can stand at a path gives a text or a reason, and never an exception. */
class LocalDiskTest {
  @TempDir Path folder;
  private final LocalDisk disk = new LocalDisk();

  private FileContent read(String name) {
    return disk.read(FileId.of(folder.resolve(name)));
  }

  private Reason reason(String name) {
    return read(name) instanceof FileFailure failure ? failure.reason() : null;
  }

  @Test
  void aFileIsReadAsUtf8() throws Exception {
    Files.writeString(folder.resolve("a.yml"), "\uFEFFé😀\r\n");
    assertThat(read("a.yml"))
        .isInstanceOfSatisfying(
            FileText.class,
            text -> {
              assertThat(text.text()).isEqualTo("\uFEFFé😀\r\n");
              assertThat(text.damaged()).isFalse();
            });
  }

  @Test
  void bytesThatAreNotUtf8AreReplacedAndFlagged() throws Exception {
    Files.write(folder.resolve("a.yml"), new byte[] {'a', (byte) 0xff, 'b'});
    assertThat(read("a.yml"))
        .isInstanceOfSatisfying(
            FileText.class,
            text -> {
              assertThat(text.text()).isEqualTo("a\uFFFDb");
              assertThat(text.damaged()).isTrue();
            });
  }

  @Test
  void missingFilesAndFilesUsedAsFoldersAreMissing() throws Exception {
    Files.writeString(folder.resolve("file"), "");
    Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere"));
    for (String name : new String[] {"none.yml", "none/none.yml", "file/x.yml", "dangling"}) {
      assertThat(reason(name)).as(name).isEqualTo(Reason.MISSING);
      assertThat(disk.kind(folder.resolve(name))).as(name).isEqualTo(PathKind.MISSING);
    }
  }

  @Test
  void aMarkAtTheStartNamesTheEncoding() throws Exception {
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      Files.write(folder.resolve("a.yml"), "\ufeffversion: 'ß\ud83d\ude00'".getBytes(charset));
      assertThat(read("a.yml"))
          .isInstanceOfSatisfying(
              FileText.class,
              text -> {
                assertThat(text.text()).isEqualTo("\ufeffversion: 'ß\ud83d\ude00'");
                assertThat(text.damaged()).isFalse();
              });
    }
    Files.write(folder.resolve("a.yml"), new byte[] {-1, -2, 0, -40});
    assertThat(read("a.yml"))
        .isInstanceOfSatisfying(FileText.class, text -> assertThat(text.damaged()).isTrue());
  }

  @Test
  void aFolderIsNoFile() throws Exception {
    Files.createDirectory(folder.resolve("Taskfile.yml"));
    assertThat(reason("Taskfile.yml")).isEqualTo(Reason.DIRECTORY);
    assertThat(disk.kind(folder.resolve("Taskfile.yml"))).isEqualTo(PathKind.DIRECTORY);
  }

  @Test
  void loopsOfLinksAreNotFollowed() throws Exception {
    Files.createSymbolicLink(folder.resolve("a.yml"), Path.of("b.yml"));
    Files.createSymbolicLink(folder.resolve("b.yml"), Path.of("a.yml"));
    assertThat(reason("a.yml")).isEqualTo(Reason.UNREADABLE);
    assertThat(disk.kind(folder.resolve("a.yml"))).isEqualTo(PathKind.UNKNOWN);
  }

  @Test
  void permissionIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("a.yml"), "x");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "this user may read everything");
    assertThat(read("a.yml"))
        .isEqualTo(
            new FileFailure(
                FileId.of(file), Reason.UNREADABLE, "cannot be read: permission denied"));
  }

  @Test
  void aHugeFileIsNotRead() throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("a.yml").toFile(), "rw")) {
      file.setLength(50L * 1024 * 1024);
    }
    assertThat(reason("a.yml")).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void aFileBehindALinkIsReadAnewWhenTheFileChanges() throws Exception {
    Path real = Files.writeString(folder.resolve("real.yml"), "one");
    FileId link = FileId.of(Files.createSymbolicLink(folder.resolve("link.yml"), real));
    Workspace workspace = new Workspace(disk, ImmutableMap.of());
    assertThat(workspace.snapshot().text(link)).extracting(FileText::text).isEqualTo("one");
    Files.writeString(real, "two");
    Snapshot after =
        workspace.diskChanged(
            java.util.List.of(
                new DiskChange(FileId.of(real.toRealPath()), DiskChange.Kind.CHANGED)));
    assertThat(after.text(link)).extracting(FileText::text).isEqualTo("two");
  }
}
