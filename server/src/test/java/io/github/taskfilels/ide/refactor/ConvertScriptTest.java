package io.github.taskfilels.ide.refactor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConvertScriptTest {
  private static final String MAKE =
      """
      //- /Taskfile.yml
      version: '3'
      ta$0sks:
        lint: make
      //- /Makefile
      CC := gcc
      .PHONY: build lint
      build: lint gen ## builds it
      	@echo "a: b" # said
      	-$(CC) -o ${OUT} \\
      	  main.c $$HOME

      %.o: %.c
      	cc $<
      lint:
      	golint
      $(X): a
      	b
      """;

  @Test
  void aTargetOfMake() {
    Refactored.check(
        MAKE,
        "Convert 'build' of Makefile to a task",
        MAKE.replace("$0", "")
            .replace(
                "  lint: make\n",
                """
                  lint: make
                  build:
                    # It read of make: CC, OUT
                    deps:
                      - lint
                      - gen
                    cmds:
                      - 'echo "a: b" # said'
                      - |-
                        {{.CC}} -o {{.OUT}} \\
                          main.c $HOME
                """));
    assertThat(Refactored.titles(MAKE))
        .filteredOn(title -> title.startsWith("Convert"))
        .containsExactly("Convert 'build' of Makefile to a task");
    assertThat(Refactored.fix(MAKE, "Convert 'build' of Makefile to a task").guess()).isNotEmpty();
  }

  @Test
  void aScriptOfNpm() {
    String text =
        """
        //- /Taskfile.yml
        version: '3'

        ta$0sks:
          a: make

          b: make
        //- /package.json
        {"name": "x", "scripts": {"test:unit": "vitest --run", "a": "b", "odd": 1}}
        """;
    Refactored.check(
        text,
        "Convert 'test:unit' of package.json to a task",
        text.replace("$0", "")
            .replace(
                "  b: make\n", "  b: make\n\n  test:unit:\n    cmds:\n      - vitest --run\n"));
  }

  @Test
  void nothingOfWhatIsHalfWritten() {
    String text = "//- /Taskfile.yml\nversion: '3'\nta$0sks:\n  a: make\n//- /package.json\n{\"scr";
    assertThat(Refactored.titles(text)).noneMatch(title -> title.startsWith("Convert"));
  }
}
