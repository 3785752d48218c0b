/** Writes the licences of everything that is bundled, for the package: called by esbuild.js after each build. */
const fs = require('node:fs');
const path = require('node:path');

/**
 * @param {string} root the repository
 * @param {import('esbuild').Metafile} metafile what was bundled
 * @param {string[]} copied packages whose files are shipped without being bundled
 * @param {string} target the file to write
 */
function writeNotices(root, metafile, copied, target) {
  const folders = new Set(copied.map((name) => path.join('node_modules', name)));
  for (const input of Object.keys(metafile.inputs)) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input.replaceAll('\\', '/'));
    if (match) folders.add(path.normalize(match[1]));
  }
  const notices = [...folders].sort().map((folder) => noticeOf(path.join(root, folder)));
  const head =
    'Managed Identities for Azure contains the following third-party software, each under its own licence.\n';
  fs.writeFileSync(target, [head, ...notices].join(`\n${'-'.repeat(72)}\n\n`));
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const title = `${name} ${version} (${license ?? 'see below'})`;
  return [title, '', ...licenceFiles(folder), ...grammarNotices(name)].join('\n');
}

function licenceFiles(folder) {
  return fs
    .readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice|thirdpartynotices?|copying)(\.|$)/i.test(file))
    .sort()
    .map((file) => `${fs.readFileSync(path.join(folder, file), 'utf8').trim()}\n`);
}

/** What is compiled into the wasm files: all MIT, each with its own copyright line (from the projects' LICENSE files). */
const grammarAuthors = [
  ['tree-sitter (parser runtime)', 'Copyright (c) 2018 Max Brunsfeld'],
  ['tree-sitter-typescript (TypeScript, TSX)', 'Copyright (c) 2017 Max Brunsfeld'],
  ['tree-sitter-javascript', 'Copyright (c) 2014 Max Brunsfeld'],
  ['tree-sitter-python', 'Copyright (c) 2016 Max Brunsfeld'],
  [
    'tree-sitter-c-sharp',
    'Copyright (c) 2014-2023 Max Brunsfeld, Damien Guard, Amaan Qureshi, and contributors',
  ],
];

function grammarNotices(name) {
  if (name !== '@vscode/tree-sitter-wasm') return [];
  const lines = grammarAuthors.map(([grammar, copyright]) => `- ${grammar}: ${copyright}`);
  return ['Its wasm files are compiled from these projects, under the same MIT licence:', ...lines, ''];
}

module.exports = { writeNotices };
