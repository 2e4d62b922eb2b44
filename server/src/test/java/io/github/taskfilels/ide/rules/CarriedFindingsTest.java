package io.github.taskfilels.ide.rules;

import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.Snapshot;
import org.junit.jupiter.api.Test;

class CarriedFindingsTest {
  private static final Fixture FIXTURE =
      Fixture.parse(
          """
          //- /Taskfile.yml
          version: '3'
          includes: {b: ./b.yml}
          tasks:
            one: {deps: [nope]}
            two: {deps: [neither]}
          //- /b.yml
          version: '3'
          includes: {up: ./Taskfile.yml}
          """);

  private final TestWorkspace files = TestWorkspace.of(FIXTURE.files());
  private final Linter linter =
      new Linter(
          (rule, file, failure) -> {
            throw new AssertionError(rule, failure);
          });

  private CarriedFindings found(Snapshot snapshot) {
    return CarriedFindings.of(snapshot, linter.workspaceOf(snapshot, id("/Taskfile.yml")));
  }

  private static String shown(Snapshot snapshot, Finding finding) {
    var text = snapshot.text(finding.file());
    return text == null ? "" : finding.range().in(text.text());
  }

  @Test
  void placesMoveWithTheTextAndWhatIsEditedIsLeftOut() {
    CarriedFindings before = found(files.snapshot());
    assertThat(before.findings()).hasSize(3);
    String text = FIXTURE.text("/Taskfile.yml");
    Snapshot longer = files.type("/Taskfile.yml", "# a line more\n" + text);
    assertThat(before.in(longer)).isEqualTo(found(longer).findings());
    Snapshot edited = files.type("/Taskfile.yml", text.replace("nope", "nopes"));
    assertThat(before.in(edited))
        .extracting(finding -> shown(edited, finding))
        .containsExactly("./b.yml", "neither");
  }

  @Test
  void relatedPlacesInOtherFilesMoveToo() {
    CarriedFindings before = found(files.snapshot());
    Snapshot longer = files.type("/b.yml", "# a line more\n" + FIXTURE.text("/b.yml"));
    assertThat(before.in(longer)).isEqualTo(found(longer).findings());
    Snapshot edited =
        files.type("/b.yml", FIXTURE.text("/b.yml").replace("./Taskfile", "././Taskfile"));
    assertThat(before.in(edited).getFirst().related())
        .hasSizeLessThan(before.findings().getFirst().related().size());
  }
}
