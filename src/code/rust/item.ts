/** Writes the function that gives the credential or the client, where a Rust file takes items only. */

import { stepOf } from '../braceSlot';
import type { ParsedFile } from '../language';
import type { CredentialRequest } from '../request';
import { lineEndOf } from '../text';
import type { SnippetPart } from '../text';
import { anyError, clientLines, clientType, filled, formOf, waits } from './client';
import { localTest, tokenCredentialType, writeLocal, writeManaged } from './expression';
import type { Place, Written } from './expression';
import { freeName } from './variable';

type WrittenItem = Written & { readonly parts: SnippetPart[] };

/** The function, and behind it the helper it may need; `undefined` when the request has no ID or no client. */
export function itemLines(
  file: ParsedFile,
  request: CredentialRequest,
  around: Place,
): WrittenItem | undefined {
  const lineBreak = lineEndOf(file.text) + around.indent;
  const place: Place = { ...around, indent: around.indent + stepOf(file), failure: '?' };
  const written = writeManaged(file, request, place);
  if (!written) return undefined;
  const body =
    request.flavour === 'client'
      ? clientBody(file, request, place, written)
      : credentialBody(file, request, place, written);
  if (!body) return undefined;
  // In an implementation the helper would have to be called by another name: it goes behind.
  const helper = (around.at.parent?.type === 'impl_item' ? undefined : written.guard?.lines) ?? [];
  const parts: SnippetPart[] = [
    `pub ${body.isAsync ? 'async ' : ''}fn `,
    { placeholder: freeName(file, place.at, body.name) },
    `() -> ${body.type} {`,
    ...body.lines.flatMap((line) => [lineBreak + stepOf(file), ...line]),
    `${lineBreak}}`,
    helper.length > 0 ? lineEndOf(file.text) : '',
    ...helper.map((line) => lineBreak + line),
  ];
  return { ...written, parts: parts.filter((part) => part !== '') };
}

interface Body {
  readonly name: string;
  readonly type: string;
  readonly isAsync: boolean;
  readonly lines: readonly (readonly SnippetPart[])[];
}

/** `Ok(…)` turns the SDK's `Arc<ManagedIdentityCredential>` into the `Arc<dyn TokenCredential>` that clients take. */
function credentialBody(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
  { expression }: Written,
): Body {
  const test = [
    [`if ${localTest(request, place)} {`],
    [`${stepOf(file)}return Ok(${request.flavour === 'localAndAzure' ? writeLocal(place) : ''});`],
    ['}'],
  ];
  return {
    name: 'credential',
    type: `azure_core::Result<${tokenCredentialType(place.importer)}>`,
    isAsync: false,
    lines: [
      ...(request.flavour === 'localAndAzure' ? test : []),
      [`let credential = ${expression}?;`],
      ['Ok(credential)'],
    ],
  };
}

/** The client alone is given back; a call is made in a function of its own. */
function clientBody(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
  { expression }: Written,
): Body | undefined {
  const form = formOf(request);
  if (!form) return undefined;
  const isAsync = waits(form, request);
  const credential = `let credential = ${expression}?;`;
  if (request.target?.call !== true) {
    const names = { credential: 'credential', client: '' };
    const made = filled(file, request, form, place, form.client, names);
    const type = clientType(form, place);
    // Handing the client's `Result` on as it is would hand on another error.
    return type === undefined
      ? undefined
      : {
          name: form.variable,
          type: `Result<${type}, ${anyError}>`,
          isAsync,
          lines: [[credential], ['Ok(', ...made, ')']],
        };
  }
  const lines = clientLines(
    file,
    request,
    { ...place, mayWait: true },
    { credential: 'credential', client: 'client' },
  );
  return (
    lines && {
      name: `use_${form.variable}`,
      type: `Result<(), ${anyError}>`,
      isAsync,
      lines: [[credential], ...lines, ['Ok(())']],
    }
  );
}
