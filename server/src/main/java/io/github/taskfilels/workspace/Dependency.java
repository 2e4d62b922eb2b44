package io.github.taskfilels.workspace;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that a query read, so that its value can be used again as long as reading gives the
 * same.
 */
sealed interface Dependency {
  /** Whether reading it in this snapshot gives the same. */
  boolean holds(Snapshot now);

  /** Whether it cannot change as long as only the texts of open buffers do. */
  default boolean untyped(Snapshot now) {
    return true;
  }

  /** Whether it can only change with {@link Inputs.Structure}. */
  default boolean structural() {
    return true;
  }

  /** The text of a file, by hash, or the reason why there is none. */
  record OfContent(FileId file, Object print) implements Dependency {
    static Object print(FileContent content) {
      return content instanceof FileText text ? text.hash() : content;
    }

    @Override
    public boolean holds(Snapshot now) {
      return print.equals(print(now.content(file)));
    }

    @Override
    public boolean untyped(Snapshot now) {
      return !now.isOpen(file);
    }

    @Override
    public boolean structural() {
      return false;
    }
  }

  /** What others see of a file: a {@link Summary} or a {@link FileFailure}. */
  record OfSummary(FileId file, Object visible) implements Dependency {
    @Override
    public boolean holds(Snapshot now) {
      Object current = now.visible(file);
      return current == visible || current.equals(visible);
    }

    @Override
    public boolean untyped(Snapshot now) {
      return !now.isOpen(file);
    }

    // One query sees one summary of a file, and hashing a summary means to walk all of it.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof OfSummary that && file.equals(that.file);
    }

    @Override
    public int hashCode() {
      return file.hashCode();
    }
  }

  /** The names that a file gives to tasks; null where it has no text. */
  record OfNames(FileId file, @Nullable Summary names) implements Dependency {
    @Override
    public boolean holds(Snapshot now) {
      Summary current = now.declaredNames(file);
      return current == names || (current != null && current.equals(names));
    }

    @Override
    public boolean untyped(Snapshot now) {
      return !now.isOpen(file);
    }

    // As above.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof OfNames that && file.equals(that.file);
    }

    @Override
    public int hashCode() {
      return file.hashCode();
    }
  }

  /** The global variables of a file as they are written; null where it has no text. */
  record OfGlobals(FileId file, GlobalVariables.@Nullable Written written) implements Dependency {
    @Override
    public boolean holds(Snapshot now) {
      GlobalVariables.Written current = now.written(file);
      return current == written || (current != null && current.equals(written));
    }

    @Override
    public boolean untyped(Snapshot now) {
      return !now.isOpen(file);
    }

    @Override
    public boolean structural() {
      return false;
    }

    // As above.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof OfGlobals that && file.equals(that.file);
    }

    @Override
    public int hashCode() {
      return file.hashCode();
    }
  }

  /** What a file includes. */
  record OfIncludes(FileId file, DeclaredIncludes declared) implements Dependency {
    @Override
    public boolean holds(Snapshot now) {
      DeclaredIncludes current = now.declaredIncludes(file);
      return current == declared || current.equals(declared);
    }

    @Override
    public boolean untyped(Snapshot now) {
      return !now.isOpen(file);
    }
  }

  /** Why a file has no text; null where it has one. */
  record OfFailure(FileId file, @Nullable FileFailure failure) implements Dependency {
    @Override
    public boolean holds(Snapshot now) {
      return Objects.equals(failure, now.failure(file));
    }

    @Override
    public boolean untyped(Snapshot now) {
      return !now.isOpen(file);
    }
  }

  /** What stands at a path. */
  record OfKind(FileId file, PathKind kind) implements Dependency {
    @Override
    public boolean holds(Snapshot now) {
      return kind == now.kind(file);
    }
  }

  /** Something of the inputs that is read as a whole. */
  record OfInput(Input input, Object value) implements Dependency {
    @Override
    public boolean holds(Snapshot now) {
      return value.equals(now.read(input));
    }
  }

  /** What is read as a whole. */
  enum Input {
    SEEDS,
    FOLDERS,
    SETTINGS
  }

  /** The real path of a file. */
  record OfReal(FileId file, FileId real) implements Dependency {
    @Override
    public boolean holds(Snapshot now) {
      return real.equals(now.realFile(file));
    }
  }

  /** The value of another query. */
  record OfQuery(Object key, Function<Snapshot, ?> query, Object value, boolean structural)
      implements Dependency {
    @Override
    public boolean holds(Snapshot now) {
      Object current = now.memo(key, query);
      return current == value || current.equals(value);
    }

    @Override
    public boolean untyped(Snapshot now) {
      return now.isUntyped(key);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof OfQuery that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
      return Objects.hashCode(key);
    }
  }
}
