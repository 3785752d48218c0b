/** Writes the credential expression itself, and finds out what it needs around it: imports, a guard, packages. */

import type { ParsedFile } from '../language';
import type { CredentialRequest, PackageNeed } from '../request';
import { lineEndOf } from '../text';
import type { Edit } from '../text';
import { guardIn } from './guard';
import { createImporter } from './importer';
import { pythonNeeds } from './needs';
import { selectorOf } from './selector';
import { literal, quoteOf, stepOf } from './style';
import type { Unused } from './unusedImport';

/** What stands around the expression. */
export interface Place {
  /** Whose names are in scope. */
  readonly offset: number;
  /** Where the text goes. */
  readonly use: number;
  readonly isAsync: boolean;
  /** Indentation of the line the expression begins on. */
  readonly indent: string;
  /** The choice between local and Azure is there already, so only the credential is written. */
  readonly isChosen?: boolean;
  /** The import that goes with the expression that was here. */
  readonly unused?: Unused | undefined;
}

export interface Written {
  readonly expression: string;
  readonly edits: readonly Edit[];
  readonly needs: readonly PackageNeed[];
}

/** The expression and all it needs; `undefined` when the request has no ID or an import cannot be extended. */
export function writeExpression(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
): Written | undefined {
  const lineBreak = lineEndOf(file.text);
  const quote = quoteOf(file);
  const importer = createImporter(file, place.offset, lineBreak);
  const module = place.isAsync ? 'azure.identity.aio' : 'azure.identity';
  const prefix = place.isAsync ? 'Async' : 'Sync';
  const nameOf = (name: string): string => importer.nameOf(module, name, prefix + name);
  const guards: Edit[] = [];
  let id = '';
  if (request.identifier !== 'systemAssigned') {
    if (request.idSource === 'environmentVariable') {
      const guard = guardIn(file, importer.moduleName('os'), quote, lineBreak, place.use);
      if (guard.edit) guards.push(guard.edit);
      id = `${guard.name}(${literal(request.variable, quote)})`;
    } else {
      if (request.id === undefined) return undefined;
      id = literal(request.id, quote);
    }
  }
  const managed = `${nameOf('ManagedIdentityCredential')}(${selectorOf(request.identifier, id, place.isAsync, quote)})`;
  let expression = managed;
  if (request.flavour === 'localAndAzure' && place.isChosen !== true) {
    const test = `${importer.moduleName('os')}.environ.get(${literal(request.localSwitch, quote)})`;
    const inner = place.indent + stepOf(file);
    expression = [
      '(',
      `${inner}${nameOf('DefaultAzureCredential')}()`,
      `${inner}if ${test} == ${literal('development', quote)}`,
      `${inner}else ${managed}`,
      `${place.indent})`,
    ].join(lineBreak);
  }
  const isStillUsed = place.unused !== undefined && expression.includes(`${place.unused.name.text}(`);
  const imports = importer.edits(isStillUsed ? undefined : place.unused);
  return (
    imports && { expression, edits: [...imports, ...guards], needs: pythonNeeds(request, place.isAsync) }
  );
}
