package io.github.taskfilels.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  private static final Programs PROGRAMS =
      Programs.around(
          TestWorkspace.of(
                  Fixture.parse(
                          """
                          //- /Taskfile.yml
                          version: '3'
                          includes: {lib: ./lib.yml, flat: {taskfile: ./flat.yml, flatten: true}}
                          tasks: {build: {aliases: [make]}, hidden: {internal: true}}
                          //- /lib.yml
                          version: '3'
                          tasks: {compile: x, own: x}
                          //- /flat.yml
                          version: '3'
                          tasks: {flattened: x}
                          """)
                      .files())
              .snapshot(),
          TestWorkspace.id("/Taskfile.yml"));
  private static final Suggestions SUGGESTIONS =
      new Suggestions(PROGRAMS.of(TestWorkspace.id("/Taskfile.yml")));

  private static IncludePath chain(String file) {
    return PROGRAMS.chainTo(TestWorkspace.id(file));
  }

  @Test
  void fullNamesAndAliases() {
    assertThat(SUGGESTIONS.name("biuld")).isEqualTo("build");
    assertThat(SUGGESTIONS.name("maek")).isEqualTo("make");
    assertThat(SUGGESTIONS.name("lib:complie")).isEqualTo("lib:compile");
    assertThat(SUGGESTIONS.name("xyz")).isNull();
  }

  @Test
  void whatNobodyMayCallIsNotSuggested() {
    assertThat(SUGGESTIONS.name("hiden")).isNull();
    assertThat(SUGGESTIONS.reference(chain("/Taskfile.yml"), "hiden")).isEqualTo("hidden");
  }

  @Test
  void colonsAreMissingOrTooMany() {
    assertThat(SUGGESTIONS.reference(chain("/lib.yml"), "build")).isEqualTo(":build");
    assertThat(SUGGESTIONS.reference(chain("/lib.yml"), ":own")).isEqualTo("own");
    assertThat(SUGGESTIONS.reference(chain("/lib.yml"), ":biuld")).isEqualTo(":build");
  }

  @Test
  void aFlattenedFileSeesTheNamesOfItsIncluder() {
    assertThat(SUGGESTIONS.reference(chain("/flat.yml"), "biuld")).isEqualTo("build");
  }
}
