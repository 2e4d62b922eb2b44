package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary.IncludeEntry;
import java.util.ArrayDeque;

/**
 * A way from a root down to a file. The same file can be reached by several chains and then stands
 * for different tasks.
 *
 * @param root the file that the chain begins with
 * @param hops the includes on the way, the outermost first; empty for the root itself
 */
public record Chain(FileId root, ImmutableList<Hop> hops) {

  /** The chain of a root to itself. */
  public static Chain of(FileId root) {
    return new Chain(root, ImmutableList.of());
  }

  /** The file at the end. */
  public FileId file() {
    return hops.isEmpty() ? root : hops.getLast().to();
  }

  public boolean isRoot() {
    return hops.isEmpty();
  }

  /** This chain, one include longer. */
  public Chain then(Hop hop) {
    return new Chain(
        root,
        ImmutableList.<Hop>builderWithExpectedSize(hops.size() + 1).addAll(hops).add(hop).build());
  }

  /** This chain, going on with {@code more} hops. */
  public Chain then(ImmutableList<Hop> more) {
    return more.isEmpty()
        ? this
        : new Chain(root, ImmutableList.<Hop>builder().addAll(hops).addAll(more).build());
  }

  /** This chain without its last include; not to be asked of a root. */
  public Chain parent() {
    return new Chain(root, hops.subList(0, hops.size() - 1));
  }

  /**
   * The name in the root's table of what is called or referred to as {@code name} in the file at
   * the end: each include that is not flattened either takes one leading colon away or puts its
   * namespace before the name.
   */
  public String qualify(String name) {
    // The same as to rename hop by hop, without a copy of the growing name at each.
    ArrayDeque<String> behind = new ArrayDeque<>();
    String head = name;
    for (int i = hops.size() - 1; i >= 0; i--) {
      IncludeEntry include = hops.get(i).include();
      if (include.flatten()) {
        continue;
      }
      if (head.isEmpty() && !behind.isEmpty()) {
        head = behind.pop();
      } else if (head.startsWith(":")) {
        head = head.substring(1);
      } else {
        behind.push(head);
        head = include.namespace();
      }
    }
    if (behind.isEmpty()) {
      return head;
    }
    StringBuilder qualified = new StringBuilder(head);
    for (String part : behind) {
      qualified.append(':').append(part);
    }
    return qualified.toString();
  }

  /**
   * The namespaces on the way joined with colons, without those that are flattened; empty at the
   * root.
   */
  public String namespace() {
    String name = qualify("x");
    return name.length() < 2 ? "" : name.substring(0, name.length() - 2);
  }

  /** Whether the file occurs on the way. */
  boolean passes(FileId file) {
    boolean passes = root.equals(file);
    for (int i = 0; i < hops.size() && !passes; i++) {
      passes = hops.get(i).to().equals(file);
    }
    return passes;
  }
}
