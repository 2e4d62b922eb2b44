package io.github.taskfilels.run.files;

import io.github.taskfilels.budget.Budget;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a folder with one look at each entry. */
final class Folder {
  private Folder() {}

  /**
   * An entry.
   *
   * @param stat of a link itself, where it is one
   */
  record Entry(String name, FileStat stat) {
    /** The path of the entry in its folder. */
    String in(String folder) {
      return folder.endsWith("/") ? folder + name : folder + "/" + name;
    }
  }

  /** The entries by name. An entry that goes away meanwhile is none. */
  static List<Entry> entries(String folder, SearchTrace trace) throws IOException {
    trace.folder(folder);
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(Path.of(folder))) {
      for (Path path : stream) {
        Budget.step();
        try {
          FileStat.Named named = FileStat.named(path);
          trace.entry(named);
          entries.add(new Entry(String.valueOf(path.getFileName()), named.stat()));
        } catch (NoSuchFileException e) {
          continue;
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    entries.sort((a, b) -> FoundFile.compareBytes(a.name(), b.name()));
    return entries;
  }
}
