package io.github.taskfilels.testkit;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.Disk;
import io.github.taskfilels.workspace.FileContent;
import io.github.taskfilels.workspace.FileFailure;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.PathKind;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Files in memory; folders exist where files are below them. */
public final class MemoryDisk implements Disk {
  private final ConcurrentSkipListMap<String, String> files = new ConcurrentSkipListMap<>();

  public MemoryDisk(Map<String, String> files) {
    this.files.putAll(files);
  }

  public void write(String path, String text) {
    files.put(path, text);
  }

  public void delete(String path) {
    files.remove(path);
  }

  public Map<String, String> files() {
    return new TreeMap<>(files);
  }

  @Override
  public PathKind kind(Path path) {
    String name = path.toString();
    if (files.containsKey(name)) {
      return PathKind.FILE;
    }
    String below = name.endsWith("/") ? name : name + "/";
    String next = files.ceilingKey(below);
    return next != null && next.startsWith(below) ? PathKind.DIRECTORY : PathKind.MISSING;
  }

  @Override
  public FileContent read(FileId file) {
    String text = files.get(file.toString());
    return text == null ? FileFailure.missing(file) : FileText.ofDisk(file, text, false);
  }

  @Override
  public Object stamp(Path path) {
    String text = files.get(path.toString());
    return text == null ? kind(path) : text;
  }

  @Override
  public ImmutableList<String> names(Path folder, int limit) {
    String below = folder.toString().endsWith("/") ? folder.toString() : folder + "/";
    return files.keySet().stream()
        .filter(file -> file.startsWith(below))
        .map(file -> file.substring(below.length()).split("/", 2)[0])
        .distinct()
        .limit(limit)
        .collect(ImmutableList.toImmutableList());
  }

  @Override
  public FileId real(FileId file) {
    return file;
  }
}
