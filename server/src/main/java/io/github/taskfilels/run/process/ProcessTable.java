package io.github.taskfilels.run.process;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processes of runs as {@code /proc} shows them. Where there is no {@code /proc}, or for processes
 * of other users, nothing is seen. Zombies are left out: they hold nothing any more.
 */
final class ProcessTable {
  private static final Path PROC = Path.of("/proc");

  /**
   * One process.
   *
   * @param pid its id
   * @param group the id of its process group
   * @param session the id of its session
   * @param cookie the value of {@link RunToken#NAME} in its environment, may be empty
   */
  record Entry(long pid, long group, long session, String cookie) {}

  private ProcessTable() {}

  /** Whether this system shows its processes. */
  static boolean available() {
    return Files.isReadable(PROC.resolve("self/stat"));
  }

  /** All processes that can be read, but for this one. */
  static ImmutableList<Entry> scan() {
    ImmutableList.Builder<Entry> entries = ImmutableList.builder();
    long self = ProcessHandle.current().pid();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path folder : folders) {
        long pid = Long.parseLong(folder.getFileName().toString());
        if (pid != self) {
          read(folder, pid, entries);
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException noProc) {
      return entries.build();
    }
    return entries.build();
  }

  private static void read(Path folder, long pid, ImmutableList.Builder<Entry> entries) {
    try {
      String stat =
          new String(Files.readAllBytes(folder.resolve("stat")), StandardCharsets.ISO_8859_1);
      // pid (name) state ppid pgrp session …: the name may hold anything, even ')'.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 6);
      if (fields[0].equals("Z") || fields[0].equals("X")) {
        return;
      }
      long group = Long.parseLong(fields[2]);
      long session = Long.parseLong(fields[3]);
      entries.add(new Entry(pid, group, session, cookie(folder)));
    } catch (IOException gone) {
      // The process ended while it was being looked at.
      return;
    }
  }

  private static String cookie(Path folder) {
    try {
      return RunToken.find(Files.readAllBytes(folder.resolve("environ")));
    } catch (IOException notOurs) {
      return ""; // Ended meanwhile, or of another user: the group is still known.
    }
  }
}
