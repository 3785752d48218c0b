/** Writes a client for one resource in Go, and the smallest call to it. */

import { withoutSeams } from '../callLines';
import { fill } from '../clients/fill';
import type { Filler } from '../clients/fill';
import { entityOf, formFor, takesCredential } from '../clients/tables';
import type { CredentialRequest } from '../request';
import type { SnippetPart } from '../text';
import { guardedId } from './managed';
import { claim, contextOf, isUsed } from './place';
import type { Place } from './place';
import { credentialStatements, freshTargets } from './statements';
import { goString } from './strings';

/** Client code: statements, and what a function that gives the client back returns. */
export interface ClientCode {
  /** Everything before the client's own expression, each statement with its line end. */
  readonly before: string;
  readonly expression: readonly SnippetPart[];
  readonly neverFails: boolean;
  /** The variable, when the client is put into one. */
  readonly variable: string;
  /** The type of the expression. */
  readonly type: string;
  readonly call: readonly (readonly SnippetPart[])[];
}

const contextHole = '{context}.Background()';

/** `undefined` when Go has no such client, or the identity cannot be named to it by this kind of ID. */
export function clientCode(
  place: Place,
  request: CredentialRequest,
  credential: string,
  known = false,
): ClientCode | undefined {
  const { target } = request;
  const form = target && formFor('go', target);
  if (!form || (target.call && form.call.length === 0)) return undefined;
  const takes = takesCredential(form);
  if (!takes && request.identifier !== 'clientId' && request.identifier !== 'systemAssigned')
    return undefined;
  const plain: CredentialRequest = { ...request, flavour: 'credential' };
  const id = takes ? undefined : guardedId(place, plain);
  const before =
    known && takes
      ? ''
      : takes
        ? credentialStatements(place, plain, freshTargets(place, plain, credential))
        : id?.guard;
  if (before === undefined) return undefined;
  const { identifier, idSource } = request;
  const written = idSource === 'literal' ? request.id : undefined;
  const given = written ?? { expression: id?.expression ?? '' };
  const variable = claim(place, form.variable);
  const filler: Filler = {
    ...entityOf(target),
    ...(!takes && identifier !== 'systemAssigned' && { id: given }),
    name: (imported) => place.importer.nameOf(form.imports[imported] ?? '', imported),
    literal: goString,
    endpoint: target.endpoint,
    credential,
    client: variable,
  };
  const context = form.call.some((line) => line.includes(contextHole)) && target.call ? contextOf(place) : '';
  const calls = target.isUsed ? form.call.slice(0, 1) : form.call;
  const lines = target.call ? calls.map((line) => line.replaceAll(contextHole, context)) : [];
  const [, name = '', made = ''] = /^\{(\w+)\}\.(\w+)\(/.exec(form.client) ?? [];
  const product = made === 'Open' ? 'DB' : made.replace(/^New/, '');
  return {
    before: before === '' || before.endsWith('\n') ? before : `${before}\n`,
    // Between arguments, gofmt sets no blanks around an operator.
    expression: fill(form.client, filler).map((part) =>
      part === ` + ${id?.expression ?? ''}` ? part.replaceAll(' ', '') : part,
    ),
    neverFails: form.neverFails === true,
    variable,
    type: `${form.neverFails === true ? '' : '*'}${place.importer.nameOf(form.imports[name] ?? '', name)}.${product}`,
    call: renamed(
      place,
      lines.map((line) => fill(line, filler)),
    ),
  };
}

/** The statements that put the client into its variable and call it; the last one makes use of what is left over. */
export function clientStatements(place: Place, code: ClientCode, error: string): SnippetPart[] {
  const check = `\nif ${error} != nil {\n\t${place.fail({ error })}\n}`;
  const made: SnippetPart[] = code.neverFails
    ? [`${code.variable} := `, ...code.expression]
    : [`${code.variable}, ${error} := `, ...code.expression, check];
  let isDeclared = !code.neverFails;
  const calls = code.call.flatMap((line): SnippetPart[] => {
    const [first = '', ...rest] = line;
    if (typeof first !== 'string' || !/\berr :?= /.test(first)) return ['\n', ...line];
    const operator = isDeclared || first.includes(':=') ? '' : `var ${error} error\n`;
    isDeclared = true;
    return ['\n', operator + first.replace(/\berr\b/, error), ...rest, check];
  });
  const isLeftOver = code.call.length === 0 && !isUsed(place, code.variable);
  return [code.before, ...made, ...calls, ...(isLeftOver ? [`\n_ = ${code.variable}`] : [])];
}

/** The call's own variables under names that are free. */
function renamed(place: Place, lines: readonly SnippetPart[][]): SnippetPart[][] {
  const names = new Map<string, string>();
  const merged = lines.map(withoutSeams);
  for (const [first = ''] of merged) {
    const name = typeof first === 'string' ? /^(?:var )?(\w+)(?:, err :=| \w+$)/.exec(first)?.[1] : undefined;
    if (name !== undefined) names.set(name, claim(place, name));
  }
  const replaced = (code: string): string =>
    code.replace(/"(?:\\.|[^"\\])*(?:"|$)|(?<![.\w])[a-z]\w*/g, (word) => names.get(word) ?? word);
  return merged.map((line) =>
    line.map((part, at) => (typeof part === 'string' && at === 0 ? replaced(part) : part)),
  );
}
