/** Writes the ID of an identity as a C# expression: a literal, a variable, or a resource ID built of variables. */

import type { ParsedFile } from '../language';
import type { CredentialRequest } from '../request';
import { resourceIdParts } from '../resourceIdParts';
import { lineEndOf } from '../text';
import { tokens } from '../words';
import { literal, stepOf } from './style';
import type { Usings } from './usingEdits';

/** The expression, its further lines indented from `indent`; `undefined` when the request has no ID. */
export function idValue(
  file: ParsedFile,
  request: CredentialRequest,
  usings: Usings,
  indent: string,
): string | undefined {
  const { identifier, idSource, id, variable } = request;
  const lineBreak = lineEndOf(file.text);
  const step = stepOf(file);
  /** The value of a variable; an empty one stops the program, since an empty ID means another identity. */
  const guarded = (name: string, from: string, inner: string): string => {
    const read = `${usings.typeName('System', 'Environment')}.GetEnvironmentVariable(${literal(from)})`;
    const complaint = literal(`The environment variable ${from} is empty or not set.`);
    return [
      `${read} is { Length: > 0 } ${name}`,
      `${step}? ${name}`,
      `${step}: throw new ${usings.typeName('System', 'InvalidOperationException')}(${complaint})`,
    ].join(lineBreak + inner);
  };
  switch (idSource) {
    case 'literal':
      return id === undefined ? undefined : literal(id);
    case 'environmentVariable':
      return lineBreak + indent + guarded(freeName(file, identifier), variable, indent);
    case 'parts': {
      if (identifier !== 'resourceId') return undefined;
      const pieces = resourceIdParts.map((part) =>
        typeof part === 'string'
          ? literal(part)
          : guarded(freeName(file, camelCase(part.variable)), part.variable, indent),
      );
      return `string.Concat(${pieces.map((piece) => lineBreak + indent + piece).join(',')})`;
    }
  }
}

/** `AZURE_SUBSCRIPTION_ID` as `azureSubscriptionId`. */
function camelCase(variable: string): string {
  return variable.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** A name no identifier of the file has: a variable in a pattern reaches beyond its own expression. */
function freeName(file: ParsedFile, name: string): string {
  for (let turn = 1; ; turn++) {
    const candidate = turn === 1 ? name : `${name}${turn}`;
    if (!tokens(file, candidate).some(({ type }) => type === 'identifier' || type === 'implicit_parameter'))
      return candidate;
  }
}
