package io.github.taskfilels.taskfile.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.taskfile.schema.SchemaPosition.InComment;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InKey;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InValue;
import io.github.taskfilels.taskfile.schema.SchemaPosition.Parent;
import io.github.taskfilels.taskfile.schema.SchemaPosition.Unknown;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.yaml.YamlParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaPositionTest {

  /**
   * In the texts, {@code ¶} is a line break and {@code $0} the cursor. A key is written as "path:
   * key of the mapping, its word, the column of new keys, the keys present"; a value as "path:
   * type, what it is the value of, what is written", with the mapping that may begin there.
   */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          # the root
          '$0' => ': key of TASKFILE '''' @0 []'
          'vers$0' => ': key of TASKFILE ''vers'' @0 []'
          'version: 3¶$0' => ': key of TASKFILE '''' @0 [version]'
          'version: 3¶ta$0¶vars: {}' => ': key of TASKFILE ''ta'' @0 [version, ta, vars]'
          'version$0: 3' => ': key of TASKFILE ''version'' @0 [version]'
          'version $0: 3' => ': key of TASKFILE ''version'' @0 [version]'
          'version:$0' => 'version: VERSION of key version '''''
          'version: $0' => 'version: VERSION of key version '''''
          'version: 3$0' => 'version: VERSION of key version ''3'''
          'version: 3 $0' => 'version: VERSION of key version ''3'''
          'output: gr$0' => 'output: OUTPUT of key output ''gr'''
          'output:¶  gr$0' => 'output: OUTPUT of key output ''gr'' or key of OUTPUT @2'
          'output:¶  $0' => 'output: OUTPUT of key output '''' or key of OUTPUT @2'
          'output:¶  group:¶    $0' => 'output › group: key of GROUP '''' @4 []'
          '- $0' => 'nothing'
          # names
          'tasks:¶  $0' => 'tasks: key of TASKS '''' @2 []'
          'tasks:¶  bu$0' => 'tasks: key of TASKS ''bu'' @2 []'
          'tasks:¶  a: x¶  $0¶  b: y' => 'tasks: key of TASKS '''' @2 [a, b]'
          'tasks:¶  $0¶  b: y' => 'tasks: key of TASKS '''' @2 [b]'
          'tasks: $0¶  b: y' => 'tasks: TASKS of key tasks '''''
          'includes:¶  docs: $0' => 'includes › docs: INCLUDE of name docs '''''
          'includes:¶  docs:¶    $0' => 'includes › docs: INCLUDE of name docs '''' or key of INCLUDE @4'
          'includes:¶  docs:¶    taskfile: x¶    fl$0' => 'includes › docs: key of INCLUDE ''fl'' @4 [taskfile, fl]'
          'vars:¶  A: $0' => 'vars › A: VARIABLE of name A '''''
          'vars:¶  A:¶    s$0' => 'vars › A: VARIABLE of name A ''s'' or key of VARIABLE @4'
          'vars:¶  A: {sh: $0}' => 'vars › A › sh: SHELL of key sh '''''
          'vars:¶  A:¶    map:¶      B:¶        c$0: 1' => 'vars › A › map › B: key of ANY ''c'' @8 [c]'
          'vars:¶  A: [x, $0]' => 'vars › A[1]: ANY of element 1 of VARIABLE '''''
          # tasks
          'tasks:¶  a: ech$0' => 'tasks › a: TASK of name a ''ech'''
          'tasks:¶  a:¶    $0' => 'tasks › a: TASK of name a '''' or key of TASK @4'
          'tasks:¶  a:¶    des$0' => 'tasks › a: TASK of name a ''des'' or key of TASK @4'
          'tasks:¶  a:¶    desc: x¶    $0' => 'tasks › a: key of TASK '''' @4 [desc]'
          'tasks:¶  a:¶    desc: x¶   $0' => 'tasks › a: key of TASK '''' @4 [desc]'
          'tasks:¶  a:¶    desc: x¶  $0' => 'tasks: key of TASKS '''' @2 [a]'
          'tasks:¶  a:¶    desc: x¶$0' => ': key of TASKFILE '''' @0 [tasks]'
          'tasks:¶  a:¶    desc: x¶          $0' => 'tasks › a › desc: STRING of key desc ''x'''
          'tasks:¶  a:¶    run: $0¶    desc: x' => 'tasks › a › run: STRING of key run '''''
          'tasks:¶  a:¶    - $0' => 'tasks › a[0]: COMMAND of element 0 of TASK '''' or key of COMMAND @6'
          'tasks:¶  a:¶    silent: tr$0 # no' => 'tasks › a › silent: BOOL of key silent ''tr'''
          # lists
          'tasks:¶  a:¶    deps: [$0]' => 'tasks › a › deps[0]: DEP of element 0 of DEPS '''''
          'tasks:¶  a:¶    deps: [b, $0' => 'tasks › a › deps[1]: DEP of element 1 of DEPS '''''
          'tasks:¶  a:¶    deps: [b$0, c]' => 'tasks › a › deps[0]: DEP of element 0 of DEPS ''b'''
          'tasks:¶  a:¶    deps: [b]$0' => 'tasks › a › deps: DEPS of key deps ''[b]'''
          'tasks:¶  a:¶    deps:¶      $0' => 'tasks › a › deps: DEPS of key deps '''''
          'tasks:¶  a:¶    deps:¶      - b¶      $0' => 'tasks › a › deps[1]: DEP of next element 1 of DEPS '''''
          'tasks:¶  a:¶    deps:¶      -$0' => 'tasks › a › deps[0]: DEP of element 0 of DEPS '''''
          'tasks:¶  a:¶    deps:¶      - $0' => 'tasks › a › deps[0]: DEP of element 0 of DEPS '''' or key of DEP @8'
          'tasks:¶  a:¶    deps:¶      - b$0' => 'tasks › a › deps[0]: DEP of element 0 of DEPS ''b'' or key of DEP @8'
          'tasks:¶  a:¶    deps:¶      - task: b$0' => 'tasks › a › deps[0] › task: TASK_NAME of key task ''b'''
          'tasks:¶  a:¶    deps:¶      - task: b¶        $0' => 'tasks › a › deps[0]: key of DEP '''' @8 [task]'
          'tasks:¶  a:¶    deps:¶      - {task: b, $0}' => 'tasks › a › deps[0]: key of DEP '''' @-1 [task]'
          'tasks:¶  a:¶    deps:¶      - {task: $0}' => 'tasks › a › deps[0] › task: TASK_NAME of key task '''''
          'tasks:¶  a:¶    deps:¶      - {task: b $0}' => 'tasks › a › deps[0] › task: TASK_NAME of key task '''''
          'tasks:¶  a:¶    deps:¶      - {ta$0' => 'tasks › a › deps[0]: key of DEP ''ta'' @-1 [ta]'
          'tasks:¶  a:¶    cmds:¶    - x¶    $0' => 'tasks › a: key of TASK '''' @4 [cmds]'
          'tasks:¶  a:¶    cmds:¶    - x¶    -   $0' => 'tasks › a › cmds[1]: COMMAND of element 1 of COMMANDS '''' or key of COMMAND @8'
          'tasks:¶  a:¶    cmds:¶      - for: [1, $0]' => 'tasks › a › cmds[0] › for[1]: ANY of element 1 of LOOP '''''
          'tasks:¶  a:¶    cmds:¶      - for:¶          matrix:¶            OS: $0' => 'tasks › a › cmds[0] › for › matrix › OS: ROW of name OS '''''
          'tasks:¶  a:¶    cmds:¶      - defer: {$0}' => 'tasks › a › cmds[0] › defer: key of DEFER '''' @-1 []'
          'tasks:¶  a:¶    requires:¶      $0' => 'tasks › a › requires: key of REQUIRES '''' @6 []'
          'tasks:¶  a:¶    requires:¶      vars: [$0' => 'tasks › a › requires › vars[0]: REQUIREMENT of element 0 of REQUIREMENTS '''''
          'tasks:¶  a:¶    requires:¶      vars:¶        - name: X¶          enum: [a, $0]' => 'tasks › a › requires › vars[0] › enum[1]: STRING of element 1 of ENUM '''''
          'tasks:¶  a:¶    prompt: $0' => 'tasks › a › prompt: PROMPT of key prompt '''''
          # text in values
          'tasks:¶  a:¶    cmds:¶      - |¶        x¶  $0¶        y' => 'tasks › a › cmds[0]: COMMAND of element 0 of COMMANDS ''|¶        x¶  ¶        y'''
          'tasks:¶  a:¶    dir: {{.D$0}}/x' => 'tasks › a › dir: STRING of key dir ''{{.D}}/x'''
          'tasks:¶  a:¶    dir: "{{.D$0}}"' => 'tasks › a › dir: STRING of key dir ''"{{.D}}"'''
          'tasks:¶  {{.N$0}}: x' => 'tasks: key of TASKS ''{{.N}}'' @2 []'
          # where nothing is known
          '# no$0te' => 'comment'
          'version: 3 #$0' => 'comment'
          'x-mine:¶  a: $0' => 'nothing'
          'tasks:¶  a:¶    deps:¶      b: $0' => 'nothing'
          'version: 3¶---¶ta$0' => 'nothing'
          '# top¶---¶$0' => ': key of TASKFILE '''' @0 []'
          # other white space
          'tasks:¶\ta:¶\t\tdesc: x¶\t\t$0' => 'tasks › a: key of TASK '''' @8 [desc]'
          'tasks:\r¶  a:\r¶    $0\r¶' => 'tasks › a: TASK of name a '''' or key of TASK @4'
          'tasks:\r¶  a: x\r¶  $0\r¶  b: y\r¶' => 'tasks: key of TASKS '''' @2 [a, b]'
          """)
  void whatMayStandAtTheCursor(String text, String expected) {
    Fixture fixture = Fixture.parse(text.replace('¶', '\n'));
    assertThat(describe(fixture.text(), fixture.cursor().offset()).replace('\n', '¶'))
        .isEqualTo(expected);
  }

  private static String describe(String text, int offset) {
    return switch (SchemaPosition.at(YamlParser.parse(text), offset)) {
      case InKey key ->
          path(key.path())
              + ": key of "
              + key.mapping().valueType()
              + " '"
              + key.word().in(text)
              + "' @"
              + key.mapping().indentation()
              + " "
              + key.mapping().present();
      case InValue value ->
          path(value.path())
              + ": "
              + value.valueType()
              + " of "
              + parent(value.parent())
              + " '"
              + value.range().in(text)
              + "'"
              + (value.mapping() == null
                  ? ""
                  : " or key of "
                      + value.mapping().valueType()
                      + " @"
                      + value.mapping().indentation());
      case InComment _ -> "comment";
      case Unknown _ -> "nothing";
    };
  }

  private static String parent(Parent parent) {
    return switch (parent) {
      case Parent.OfKey key -> "key " + key.key().name();
      case Parent.OfName name -> "name " + name.name();
      case Parent.OfList list ->
          (list.separated() ? "" : "next ") + "element " + list.index() + " of " + list.list();
      case Parent.OfDocument _ -> "the document";
    };
  }

  private static String path(Iterable<PathStep> path) {
    StringBuilder out = new StringBuilder();
    for (PathStep step : path) {
      switch (step) {
        case PathStep.Key key -> out.append(out.isEmpty() ? "" : " › ").append(key.name());
        case PathStep.Element element -> out.append('[').append(element.index()).append(']');
      }
    }
    return out.toString();
  }
}
