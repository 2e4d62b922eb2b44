package io.github.taskfilels.ide.rules;

import io.github.taskfilels.go.value.Type;
import io.github.taskfilels.template.Node;
import io.github.taskfilels.template.functions.FunctionDoc;
import io.github.taskfilels.template.functions.FunctionTable;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Variables that templates give to functions which take a text. */
final class TextArguments {
  private TextArguments() {}

  /** The variables that are given to a function where it takes a text, also by a pipe. */
  static List<Node.Field> of(Node.Pipeline pipeline, int index) {
    List<Node.Operand> operands = pipeline.commands().get(index).operands();
    FunctionDoc function =
        operands.getFirst() instanceof Node.Identifier name
            ? FunctionTable.find(name.name())
            : null;
    if (function == null || function.parameters().isEmpty()) {
      return List.of();
    }
    List<Node.Operand> arguments = new ArrayList<>(operands.subList(1, operands.size()));
    if (index == 1 && pipeline.commands().getFirst().operands().size() == 1) {
      arguments.add(pipeline.commands().getFirst().operands().getFirst());
    }
    List<Node.Field> fields = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      if (function.parameterType(i) == Type.STRING
          && arguments.get(i) instanceof Node.Field field
          && field.names().size() == 1) {
        fields.add(field);
      }
    }
    return fields;
  }

  /** Where in its source a template gives variables to functions in this way. */
  static Set<TextRange> places(WrittenTemplate written) {
    Set<TextRange> places = new HashSet<>();
    for (Node.Pipeline pipeline : written.pipelines()) {
      for (int i = 0; i < pipeline.commands().size(); i++) {
        of(pipeline, i).forEach(field -> places.add(field.names().getFirst().range()));
      }
    }
    return places;
  }
}
