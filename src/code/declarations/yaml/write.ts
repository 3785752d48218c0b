/** Writes an identity into a declaration: a service account or pod, a login step, Spring's properties. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile, Plan } from '../../language';
import { isBlankLine, lineStart } from '../../lines';
import type { CredentialRequest } from '../../request';
import { lineEndOf } from '../../text';
import type { Edit, Span } from '../../text';
import { springSettings } from '../../settings/spring';
import { noteOf, planOfEdits } from '../plans';
import { composeEdits } from './compose';
import { isSpring, kindOf } from './kinds';
import { annotation, labelEdits, podPath } from './kubernetes';
import { after, mergeEntries, mergePaths, nested, stepOf } from './merge';
import type { NewPath } from './merge';
import { springSecretAt, springSecretEdits } from './springSecrets';
import { entryAt, itemsOf, rootsOf, scalarOf, textAt } from './model';
import { identityOfRepository, isSelfHosted, jobsOf, permissionEdits } from './workflow';

/** `undefined` where no declaration at the place takes the ID that is asked for: all of these take client IDs only. */
export function insertYaml(file: ParsedFile, offset: number, request: CredentialRequest): Plan | undefined {
  if (request.flavour === 'localAndAzure') return undefined;
  const { text } = file;
  const roots = rootsOf(file);
  const root = roots.filter(({ startIndex }) => lineStart(text, startIndex) <= offset).at(-1) ?? roots[0];
  if (!root) return text.trim() === '' ? emptyFile(file, request) : undefined;
  const edits = editsIn(file, root, offset, request);
  return edits && edits.length > 0 ? planOfEdits(edits) : undefined;
}

/** Writes the ID in the place of the one that stands there. */
export function replaceYaml(file: ParsedFile, site: Span, request: CredentialRequest): Plan | undefined {
  const id = idText(request, file, site.start);
  if (request.flavour !== 'credential') return undefined;
  const secret = springSecretAt(file, site);
  if (secret) {
    const edits = springSecretEdits(file, secret, request, id);
    return edits && planOfEdits(edits);
  }
  if (id === undefined) return undefined;
  // Sites of Compose are what stands within quotes, or behind the name of a variable.
  const isBare = /["'=]/.test(file.text.charAt(site.start - 1));
  return planOfEdits([{ start: site.start, end: site.end, text: isBare ? id.replaceAll('"', '') : id }]);
}

function editsIn(
  file: ParsedFile,
  root: Node,
  offset: number,
  request: CredentialRequest,
): Edit[] | undefined {
  const { text } = file;
  const step = stepOf(root, file.indent);
  const kind = kindOf(root, file);
  // Only Spring connects by its settings.
  if (request.flavour === 'client' && kind !== 'spring') return undefined;
  switch (kind) {
    case 'kubernetes': {
      const kind = textAt(root, 'kind') ?? '';
      if (podPath(kind)) return request.identifier === 'clientId' ? labelEdits(file, root) : undefined;
      const id = idText(request, file, offset);
      if (kind !== 'ServiceAccount' || id === undefined) return undefined;
      return mergeEntries(
        text,
        root,
        ['metadata', 'annotations'],
        [[annotation, withNote(id, request)]],
        step,
      );
    }
    case 'workflow':
      return loginEdits(file, root, offset, request);
    case 'spring': {
      const entries = springEntries(file, request);
      return entries && mergePaths(text, root, entries, step);
    }
    case 'compose': {
      const id = idText(request, file, offset);
      return id === undefined ? undefined : composeEdits(file, root, offset, withNote(id, request), step);
    }
    default:
      return undefined;
  }
}

function emptyFile(file: ParsedFile, request: CredentialRequest): Plan | undefined {
  const entries = isSpring(file) ? springEntries(file, request) : undefined;
  if (!entries) return undefined;
  const start = file.text.startsWith('\uFEFF') ? 1 : 0;
  return planOfEdits([
    {
      start,
      end: file.text.length,
      text: `${nested('', entries, '  ', file.text)}${lineEndOf(file.text)}`,
    },
  ]);
}

/** The properties of Spring, in levels; `undefined` where it has none for what is asked. */
function springEntries(file: ParsedFile, request: CredentialRequest): NewPath[] | undefined {
  if (request.target?.call === true) return undefined;
  const id = idText(request, file, 0);
  if (request.identifier !== 'systemAssigned' && id === undefined) return undefined;
  return springSettings(request)?.map(({ name, value }): NewPath => {
    const path = name.split('.');
    if (path.at(-1) === 'client-id') return [path, withNote(id ?? '', request)];
    const written = typeof value === 'string' ? value : value.placeholder;
    return [path, written === 'true' ? written : `"${written.replace(/["\\]/g, '')}"`];
  });
}

function loginEdits(
  file: ParsedFile,
  root: Node,
  offset: number,
  request: CredentialRequest,
): Edit[] | undefined {
  const { text } = file;
  const job = jobsOf(root)
    .filter(({ startIndex }) => lineStart(text, startIndex) <= offset)
    .at(-1);
  const list = entryAt(job, 'steps')?.value;
  if (!job || list?.type !== 'block_sequence' || !isBlankLine(text, offset)) return undefined;
  const hosted = isSelfHosted(job);
  const id = request.identifier === 'systemAssigned' ? undefined : idText(request, file, offset);
  if (request.identifier === 'systemAssigned' ? !hosted : id === undefined) return undefined;
  const others = identityOfRepository.slice(1);
  const settings = [
    ...(hosted ? ['auth-type: IDENTITY'] : []),
    ...(id === undefined ? [] : [`client-id: ${withNote(id, request)}`]),
    ...others.map(([key, value]) => `${key}: ${value}`),
  ];
  const indent = ' '.repeat(list.startPosition.column);
  const lines = [
    `${indent}- uses: azure/login@v2`,
    `${indent}  with:`,
    ...settings.map((line) => `${indent}    ${line}`),
  ].join(lineEndOf(text));
  const before = itemsOf(list)
    .map((item) => item.parent?.parent ?? item)
    .filter(({ startIndex }) => startIndex <= offset)
    .at(-1);
  const permission = hosted ? [] : permissionEdits(file, root, job);
  return permission && before ? [after(text, before, lines), ...permission] : undefined;
}

/** The client ID as a value of the file; `undefined` for IDs that none of these declarations takes. */
function idText(request: CredentialRequest, file: ParsedFile, offset: number): string | undefined {
  const { identifier, idSource, id, variable } = request;
  if (identifier !== 'clientId') return undefined;
  if (idSource === 'literal') return id === undefined ? undefined : `"${id.replace(/["\\]/g, '')}"`;
  const root = rootsOf(file)
    .filter(({ startIndex }) => startIndex <= Math.max(offset, 0))
    .at(-1);
  // GitHub fills in its own expressions; Spring, and `envsubst` before Kubernetes, take the shell's form.
  return root && kindOf(root, file) === 'workflow' ? `\${{ vars.${variable} }}` : `"\${${variable}}"`;
}

/** The value with the identity's name, and that an ID is not real, beside it. */
function withNote(id: string, request: CredentialRequest): string {
  return id + noteOf(request, '#');
}

/** The scalar that holds `offset`. */
export function stringIn(file: ParsedFile, offset: number): ReturnType<typeof scalarOf> {
  const node = file.tree.rootNode.descendantForIndex(offset, offset);
  const scalar = scalarOf(node?.type === 'string_scalar' ? node.parent : node);
  return scalar && scalar.start <= offset && offset <= scalar.end ? scalar : undefined;
}
