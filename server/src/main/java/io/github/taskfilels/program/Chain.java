package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary.IncludeEntry;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A way from a root down to a file. The same file can be reached by several chains and then stands
 * for different tasks.
 *
 * <p>What all tasks of the file share is worked out once: lists of many tasks ask for it again and
 * again.
 */
public final class Chain {
  /** Any name that holds no colon and so stays as it is behind the namespaces. */
  private static final String PLAIN = "x";

  private final FileId root;
  private final ImmutableList<Hop> hops;
  private @Nullable String prefix;
  private @Nullable Boolean internal;
  private @Nullable Boolean aliased;

  /**
   * @param root the file that the chain begins with
   * @param hops the includes on the way, the outermost first; empty for the root itself
   */
  Chain(FileId root, ImmutableList<Hop> hops) {
    this.root = root;
    this.hops = hops;
  }

  /** The file that the chain begins with. */
  public FileId root() {
    return root;
  }

  /** The includes on the way, the outermost first; empty for the root itself. */
  public ImmutableList<Hop> hops() {
    return hops;
  }

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
    return name.isEmpty() || name.startsWith(":") ? qualified(name) : prefix() + name;
  }

  /** How long {@link #qualify} makes a name, in characters. */
  int qualifiedLength(String name) {
    return name.startsWith(":") ? qualified(name).length() : prefix().length() + name.length();
  }

  /** What stands before the names of most tasks: empty, or ends with a colon. */
  private String prefix() {
    String known = prefix;
    if (known == null) {
      String name = qualified(PLAIN);
      known = name.substring(0, name.length() - PLAIN.length());
      prefix = known;
    }
    return known;
  }

  /** Whether an include on the way keeps its tasks from being called from outside. */
  public boolean internal() {
    Boolean known = internal;
    if (known == null) {
      known = false;
      for (int i = 0; i < hops.size() && !known; i++) {
        known = hops.get(i).include().internal();
      }
      internal = known;
    }
    return known;
  }

  /** Whether an include on the way has aliases. */
  boolean aliased() {
    Boolean known = aliased;
    if (known == null) {
      known = false;
      for (int i = 0; i < hops.size() && !known; i++) {
        known = !hops.get(i).include().aliases().isEmpty();
      }
      aliased = known;
    }
    return known;
  }

  private String qualified(String name) {
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
    String known = prefix();
    return known.isEmpty() ? "" : known.substring(0, known.length() - 1);
  }

  /** Whether the file occurs on the way. */
  boolean passes(FileId file) {
    boolean passes = root.equals(file);
    for (int i = 0; i < hops.size() && !passes; i++) {
      passes = hops.get(i).to().equals(file);
    }
    return passes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Chain that && root.equals(that.root) && hops.equals(that.hops);
  }

  @Override
  public int hashCode() {
    return 31 * root.hashCode() + hops.hashCode();
  }

  @Override
  public String toString() {
    return root + " " + hops;
  }
}
