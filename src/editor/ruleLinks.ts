/** Where each rule is explained: its heading in the README that is installed with the extension. */

import { Uri, workspace } from 'vscode';

/** Finds the line of the rule's heading; the top of the README when it has none. Read once per window, ahead of the first finding. */
export function createRuleLinks(extensionUri: Uri): (rule: string) => Promise<Uri> {
  const reading = readReadme(extensionUri);
  return async (rule) => {
    const { uri, lines } = await reading;
    const line = lines.findIndex((text) => text === `### ${rule}`);
    return line < 0 ? uri : uri.with({ fragment: `L${line + 1}` });
  };
}

interface Readme {
  readonly uri: Uri;
  readonly lines: readonly string[];
}

async function readReadme(extensionUri: Uri): Promise<Readme> {
  try {
    // The packaging tool writes the name in lower case, the source folder has it in capitals.
    const names = (await workspace.fs.readDirectory(extensionUri)).map(([name]) => name);
    const uri = Uri.joinPath(extensionUri, names.find((name) => /^readme\.md$/i.test(name)) ?? 'README.md');
    return { uri, lines: new TextDecoder().decode(await workspace.fs.readFile(uri)).split(/\r?\n/) };
  } catch {
    // Without the file the link still names it: there is nothing better to point at.
    return { uri: Uri.joinPath(extensionUri, 'README.md'), lines: [] };
  }
}
