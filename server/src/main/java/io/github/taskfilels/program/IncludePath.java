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
 * again. Threads share one without a lock: two that find nothing yet work out the same.
 */
public final class IncludePath {
  /** Any name that holds no colon and so stays as it is behind the namespaces. */
  private static final String PLAIN = "x";

  private final FileId root;
  private final ImmutableList<IncludeStep> steps;
  private @Nullable String prefix;
  private @Nullable Boolean internal;
  private @Nullable Boolean aliased;

  /**
   * @param root the file that the chain begins with
   * @param steps the includes on the way, the outermost first; empty for the root itself
   */
  IncludePath(FileId root, ImmutableList<IncludeStep> steps) {
    this.root = root;
    this.steps = steps;
  }

  /** The file that the chain begins with. */
  public FileId root() {
    return root;
  }

  /** The includes on the way, the outermost first; empty for the root itself. */
  public ImmutableList<IncludeStep> steps() {
    return steps;
  }

  /** The chain of a root to itself. */
  public static IncludePath of(FileId root) {
    return new IncludePath(root, ImmutableList.of());
  }

  /** The file at the end. */
  public FileId file() {
    return steps.isEmpty() ? root : steps.getLast().to();
  }

  public boolean isRoot() {
    return steps.isEmpty();
  }

  /** This chain, one include longer. */
  public IncludePath then(IncludeStep step) {
    return new IncludePath(
        root,
        ImmutableList.<IncludeStep>builderWithExpectedSize(steps.size() + 1)
            .addAll(steps)
            .add(step)
            .build());
  }

  /** This chain, going on with {@code more} hops. */
  public IncludePath then(ImmutableList<IncludeStep> more) {
    return more.isEmpty()
        ? this
        : new IncludePath(
            root, ImmutableList.<IncludeStep>builder().addAll(steps).addAll(more).build());
  }

  /** This chain without its last include; not to be asked of a root. */
  public IncludePath parent() {
    return new IncludePath(root, steps.subList(0, steps.size() - 1));
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
      for (int i = 0; i < steps.size() && !known; i++) {
        known = steps.get(i).include().internal();
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
      for (int i = 0; i < steps.size() && !known; i++) {
        known = !steps.get(i).include().aliases().isEmpty();
      }
      aliased = known;
    }
    return known;
  }

  private String qualified(String name) {
    // The same as to rename hop by hop, without a copy of the growing name at each.
    ArrayDeque<String> behind = new ArrayDeque<>();
    String head = name;
    for (int i = steps.size() - 1; i >= 0; i--) {
      IncludeEntry include = steps.get(i).include();
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

  /**
   * Whether an include on the way leaves out what is called {@code name} in the file at the end.
   */
  public boolean excludes(String name) {
    String known = name;
    for (IncludeStep step : steps.reverse()) {
      if (step.excludes(known)) {
        return true;
      }
      known = step.rename(known);
    }
    return false;
  }

  /** Whether the file occurs on the way. */
  public boolean passes(FileId file) {
    boolean passes = root.equals(file);
    for (int i = 0; i < steps.size() && !passes; i++) {
      passes = steps.get(i).to().equals(file);
    }
    return passes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IncludePath that && root.equals(that.root) && steps.equals(that.steps);
  }

  @Override
  public int hashCode() {
    return 31 * root.hashCode() + steps.hashCode();
  }

  @Override
  public String toString() {
    return root + " " + steps;
  }
}
