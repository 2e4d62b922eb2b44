// The notices of what is bundled into the extension: each package with its version and the text of its licence.
import { existsSync, readdirSync, readFileSync } from "node:fs";

const NODE_MODULES = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** The folders of the packages whose files are in bundles, in order of name. */
export function bundledPackages(metafiles) {
  const files = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
  return [...new Set(files.flatMap((file) => NODE_MODULES.exec(file)?.[1] ?? []))].sort();
}

/** The notices of packages in these folders; a package without the text of its licence is an error. */
export function notices(folders) {
  const parts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    const texts = readdirSync(folder)
      .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
      .map((file) => readFileSync(`${folder}/${file}`, "utf8").trim());
    if (texts.length === 0) {
      throw new Error(`${name} ${version} is bundled, but comes without the text of its licence`);
    }
    return `${"-".repeat(80)}\n${name} ${version} (${license}):\n\n${texts.join("\n\n")}\n`;
  });
  return `The extension contains the following works of others.\n\n${parts.join("\n")}`;
}

/** The same with those of the server, which its build has made. */
export function withServer(client, serverFile) {
  if (!existsSync(serverFile)) {
    throw new Error(`${serverFile} is missing: build the server first`);
  }
  return `${client}\n${"=".repeat(80)}\n${readFileSync(serverFile, "utf8")}`;
}
