package io.github.taskfilels.workspace;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.workspace.Summary.VariableEntry;

/** The global variables of one file, as others see them; none where the file has no text. */
public record GlobalVariables(ImmutableList<VariableEntry> vars, ImmutableList<VariableEntry> env) {

  /** Which of them are meant. */
  public enum Kind {
    VARS("variable"),
    ENV("environment variable");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** What people call one of them. */
    public String word() {
      return word;
    }
  }

  /** The same value as long as no edit changes one of them. */
  public static GlobalVariables of(Snapshot snapshot, FileId file) {
    return snapshot.memo(
        new FileKey(GlobalVariables.class, file),
        reader -> {
          Summary summary = reader.summary(file);
          return summary == null
              ? new GlobalVariables(ImmutableList.of(), ImmutableList.of())
              : of(summary);
        });
  }

  /** Those of a summary. */
  public static GlobalVariables of(Summary summary) {
    return new GlobalVariables(summary.vars(), summary.env());
  }

  public ImmutableList<VariableEntry> of(Kind kind) {
    return kind == Kind.VARS ? vars : env;
  }

  /**
   * The same as they are written in one text, kept when its model is forgotten: messages of other
   * files point there, and runs of all files need their commands.
   */
  record Written(ImmutableList<Variable> vars, ImmutableList<Variable> env) {
    private static final Written NONE = new Written(ImmutableList.of(), ImmutableList.of());

    static Written of(Taskfile model) {
      return model.vars().isEmpty() && model.env().isEmpty()
          ? NONE
          : new Written(model.vars(), model.env());
    }

    ImmutableList<Variable> of(Kind kind) {
      return kind == Kind.VARS ? vars : env;
    }
  }
}
