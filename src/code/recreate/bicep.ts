/** Writes items as a Bicep file: one file is enough, whatever the scopes. */

import { commentText } from '../../model/shellText';
import { bicepKey, bicepText } from '../declarations/bicep/literal';
import { commandsOf } from './azureCli';
import type { Declaration, Parameter } from './declare';
import { deploymentOf, type Nested } from './deployment';
import { deployCommand, headNotes, templateSchema } from './head';
import type { Item, Options } from './items';
import { object, text, type Entry, type Value } from './value';

/** @param principal a parameter in place of the principal of every assignment. */
export function bicepOf(items: readonly Item[], options: Options, principal?: Parameter): string {
  const deployment = deploymentOf(items, options.outputs, principal);
  const { place, parameters, declarations, nested, outputs, beyond } = deployment;
  const blocks = [
    [
      ...headNotes(options.sample).map(comment),
      comment(`Deploy it with: ${deployCommand(place, 'main.bicep', parameters)}`),
      `targetScope = '${place.level}'`,
    ],
    ...parameters.map(({ name, type, description }) => [
      `@description(${bicepText(description)})`,
      `param ${name} ${type}`,
    ]),
    ...declarations.map(resource),
    ...nested.map(nestedDeployment),
    ...outputs.map(([name, value]) => [`output ${name} string = ${written(value, '')}`]),
    ...(beyond.length === 0 ? [] : [beyondLines(beyond, items)]),
  ];
  return blocks.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

/** A declaration at the top level, line by line. */
export function resource({
  target,
  existing,
  parent,
  scope,
  body,
  after,
  comments,
}: Declaration): readonly string[] {
  const { symbol, type, apiVersion, name, names } = target;
  const entries: readonly (Entry | undefined)[] = [
    parent && ['parent', symbolic(parent.symbol)],
    scope?.target && ['scope', symbolic(scope.target.symbol)],
    ['name', parent === undefined ? name : text(names.at(-1) ?? '')],
    ...body,
    after.length === 0 ? undefined : ['dependsOn', { is: 'list', items: after.map(symbolOnly) }],
  ];
  return [
    ...comments.map(comment),
    `resource ${symbol} ${bicepText(`${type}@${apiVersion}`)} ${existing ? 'existing ' : ''}= ${written(object(...entries), '')}`,
  ];
}

/** Bicep has no modules within a file, so this is what one compiles to, but for its expressions being the outer file's. */
function nestedDeployment({ target, place, members, declarations }: Nested): readonly string[] {
  const template = object(
    ['$schema', text(templateSchema(place.level))],
    ['contentVersion', text('1.0.0.0')],
    ['resources', { is: 'list', items: declarations.map(nestedResource) }],
  );
  const body = object(['name', target.name], ...members, [
    'properties',
    object(
      ['mode', text('Incremental')],
      ['expressionEvaluationOptions', object(['scope', text('outer')])],
      ['template', template],
    ),
  ]);
  return [
    comment(
      'Another scope, so a deployment of its own; in a project of several files, a module would do the same.',
    ),
    '#disable-next-line no-deployments-resources',
    `resource ${target.symbol} ${bicepText(`${target.type}@${target.apiVersion}`)} = ${written(body, '')}`,
  ];
}

function nestedResource({ target, scope, body, after }: Declaration): Value {
  return object(
    ['type', text(target.type)],
    ['apiVersion', text(target.apiVersion)],
    ['name', target.name],
    scope && ['scope', text(scope.path)],
    ...body,
    after.length === 0 ? undefined : ['dependsOn', { is: 'list', items: after }],
  );
}

function beyondLines(beyond: readonly Item[], items: readonly Item[]): readonly string[] {
  return [
    comment('Not part of this deployment, which cannot write it without touching more. Run afterwards:'),
    ...commandsOf(beyond, items).map((line) => `// ${line}`),
  ];
}

function comment(line: string): string {
  return `// ${commentText(line)}`;
}

/** A symbol that stands alone: written like a parameter. */
function symbolic(symbol: string): Value {
  return { is: 'parameter', name: symbol };
}

function symbolOnly(value: Value): Value {
  return value.is === 'id' ? symbolic(value.of.symbol) : value;
}

/** A value; the lines after its first are indented by `indent` and more. */
function written(value: Value, indent: string): string {
  switch (value.is) {
    case 'text':
      return bicepText(value.text);
    case 'plain':
      return String(value.value);
    case 'parameter':
      return value.name;
    case 'id':
      return `${value.of.symbol}.id`;
    case 'read':
      return [value.of.symbol, ...value.path].join('.');
    case 'call': {
      const values = value.with.map((each) => written(each, indent)).join(', ');
      return `${value.name}(${values})${value.member === undefined ? '' : `.${value.member}`}`;
    }
    case 'list':
      return block(
        '[',
        value.items.map((item) => written(item, `${indent}  `)),
        ']',
        indent,
      );
    case 'object':
      return block(
        '{',
        value.entries.map(([name, inner]) => `${key(name)}: ${written(inner, `${indent}  `)}`),
        '}',
        indent,
      );
  }
}

function key(name: string | Value): string {
  return typeof name === 'string' ? bicepKey(name) : `'\${${written(name, '')}}'`;
}

function block(open: string, lines: readonly string[], close: string, indent: string): string {
  if (lines.length === 0) return open + close;
  return [open, ...lines.map((line) => `${indent}  ${line}`), `${indent}${close}`].join('\n');
}
