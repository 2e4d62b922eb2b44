package io.github.taskfilels.ide;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.Fixture.Label;
import io.github.taskfilels.testkit.TestWorkspace;
import org.junit.jupiter.api.Test;

class DocumentLinksTest {

  private static void check(String text) {
    Fixture fixture = Fixture.parse(text);
    TestWorkspace workspace = TestWorkspace.of(fixture.files());
    fixture.assertFound(
        workspace.labels(
            fixture,
            file ->
                DocumentLinks.of(workspace.snapshot(), file).stream()
                    .map(
                        link ->
                            new Label(file.toString(), link.range(), link.target().toString()))));
  }

  @Test
  void pathsThatLeadToAFileAreLinks() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        vars: {DIR: lib}
        includes:
          file: lib/a.yml
        #       ^^^^^^^^^ /lib/a.yml
          folder: "./lib"
        #         ^^^^^^^ /lib/Taskfile.yml
          map: {taskfile: ./lib, dir: lib}
        #                 ^^^^^ /lib/Taskfile.yml
        #                             ^^^ /lib
          gone: gone.yml
          maybe: {taskfile: gone.yml, optional: true}
          far: https://example.com/Taskfile.yml
          late: '{{.LATE}}.yml'
          none:
        //- /lib/a.yml
        version: '3'
        //- /lib/Taskfile.yml
        version: '3'
        """);
  }

  @Test
  void pathsThatAreWrittenOut() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        dotenv: ['.env', .gone]
        #        ^^^^^^ /.env
        includes: {sub: {taskfile: ./sub, dir: "./sub"}, plain: ./sub/plain.yml}
        #                          ^^^^^ /sub/Taskfile.yml
        #                                      ^^^^^^^ /sub
        #                                                       ^^^^^^^^^^^^^^^ /sub/plain.yml
        tasks:
          t:
            dir: sub
        #        ^^^ /sub
            dotenv: [.env]
        #            ^^^^ /sub/.env
            sources: [main.go, '*.go', '{{.X}}', ../.env, {exclude: main.go}]
        #             ^^^^^^^ /sub/main.go
        #                                        ^^^^^^^ /.env
        #                                                           ^^^^^^^ /sub/main.go
            generates: [out, $HOME/out]
          u: {dir: '{{.D}}', sources: [main.go]}
          v: {sources: [sub/main.go, main.go]}
        #               ^^^^^^^^^^^ /sub/main.go
        //- /sub/Taskfile.yml
        version: '3'
        tasks:
          t: {sources: [main.go]}
        #               ^^^^^^^ /sub/main.go
        //- /sub/plain.yml
        version: '3'
        tasks:
          t: {sources: [main.go, sub/main.go]}
        #                        ^^^^^^^^^^^ /sub/main.go
        //- /sub/main.go
        package main
        //- /sub/.env
        A=1
        //- /.env
        A=1
        """);
  }

  @Test
  void halfTypedTextKeepsItsLinks() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          a: a.yml
        #    ^^^^^ /a.yml
          b: {taskfile: a.yml, aliases: [
        #               ^^^^^ /a.yml
        //- /a.yml
        tasks:
        """);
  }
}
