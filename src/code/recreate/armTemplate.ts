/** Writes items as an ARM template: plain JSON, with what depends on what. */

import { commandsOf } from './azureCli';
import type { Declaration } from './declare';
import { deploymentOf, type Deployment, type Nested } from './deployment';
import { deployCommand, headNotes, templateSchema } from './head';
import type { Item, Options } from './items';
import type { Level } from './places';
import { targetsIn, text, type Entry, type Expression, type Target, type Value } from './value';

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

export function armTemplateOf(items: readonly Item[], options: Options): string {
  const deployment = deploymentOf(items, options.outputs);
  const { place, parameters, declarations, nested, outputs } = deployment;
  const write = writerFor(place.level);
  const template = {
    $schema: templateSchema(place.level),
    contentVersion: '1.0.0.0',
    metadata: { comments: notes(deployment, items, options) },
    ...(parameters.length > 0 && {
      parameters: Object.fromEntries(
        parameters.map(({ name, type, description }) => [name, { type, metadata: { description } }]),
      ),
    }),
    resources: [
      ...declarations.filter(({ existing }) => !existing).map((one) => resource(write, one)),
      ...nested.map((one) => nestedDeployment(write, one)),
    ],
    ...(outputs.length > 0 && {
      outputs: Object.fromEntries(
        outputs.map(([name, value]) => [name, { type: 'string', value: write.json(value) }]),
      ),
    }),
  };
  return `${JSON.stringify(template, undefined, 2)}\n`;
}

function notes(
  { place, parameters, beyond }: Deployment,
  items: readonly Item[],
  { sample }: Options,
): readonly string[] {
  return [
    ...headNotes(sample),
    `Deploy it with: ${deployCommand(place, 'azuredeploy.json', parameters)}`,
    ...(beyond.length === 0
      ? []
      : [
          'Not part of this deployment, which cannot write it without touching more. Run afterwards:',
          ...commandsOf(beyond, items),
        ]),
  ];
}

interface Writer {
  json(value: Value): Json;
}

function resource(write: Writer, declaration: Declaration): Json {
  const { target, scope, body, comments } = declaration;
  const waits = [...new Set(dependencies(declaration).map((value) => write.json(value)))];
  return {
    ...(comments.length > 0 && { comments: comments.join('. ') }),
    ...named(write, target),
    ...(scope !== undefined && { scope: write.json(text(scope.path)) }),
    ...members(write, body),
    ...(waits.length > 0 && { dependsOn: waits }),
  };
}

function named(write: Writer, { type, apiVersion, name }: Target): { readonly [name: string]: Json } {
  return { type, apiVersion, name: write.json(name) };
}

/** What has to be there first: what it is said to follow, what it lies in, and what it refers to. */
function dependencies({ target, parent, scope, body, after }: Declaration): readonly Value[] {
  const referred = [target.name, ...body.map(([, value]) => value)].flatMap(targetsIn);
  const targets = [parent, scope?.target, ...referred].filter((one) => one?.declared === true);
  return [...targets.flatMap((of): Value[] => (of === undefined ? [] : [{ is: 'id', of }])), ...after];
}

/** Its expressions are evaluated with those of the template around it, which knows the identity. */
function nestedDeployment(write: Writer, { target, place, members: where, declarations }: Nested): Json {
  const waits = declarations.flatMap(({ target: { name }, body }) =>
    [name, ...body.map(([, value]) => value)].flatMap(targetsIn).filter(({ declared }) => declared),
  );
  const ids = [...new Set(waits.map((of) => write.json({ is: 'id', of })))];
  return {
    ...named(write, target),
    ...members(write, where),
    properties: {
      mode: 'Incremental',
      expressionEvaluationOptions: { scope: 'outer' },
      template: {
        $schema: templateSchema(place.level),
        contentVersion: '1.0.0.0',
        resources: declarations.map(({ target: inner, scope, body, after, comments }) => ({
          ...(comments.length > 0 && { comments: comments.join('. ') }),
          ...named(write, inner),
          ...(scope !== undefined && { scope: write.json(text(scope.path)) }),
          ...members(write, body),
          ...(after.length > 0 && { dependsOn: after.map((value) => write.json(value)) }),
        })),
      },
    },
    ...(ids.length > 0 && { dependsOn: ids }),
  };
}

function members(write: Writer, entries: readonly Entry[]): { readonly [name: string]: Json } {
  return Object.fromEntries(entries.map(([name, value]) => [keyText(write, name), write.json(value)]));
}

function keyText(write: Writer, name: string | Value): string {
  const written = write.json(typeof name === 'string' ? text(name) : name);
  return typeof written === 'string' ? written : '';
}

/** @param level of the deployment: the ID of a resource is put together differently at each. */
function writerFor(level: Level): Writer {
  const write: Writer = {
    json(value) {
      switch (value.is) {
        case 'text':
          return plainText(value.text);
        case 'plain':
          return value.value;
        case 'list':
          return value.items.map((item) => write.json(item));
        case 'object':
          return members(write, value.entries);
        case 'parameter':
        case 'id':
        case 'read':
        case 'call':
          return `[${expression(level, value)}]`;
      }
    },
  };
  return write;
}

/** A text that begins like an expression is made by one, so that it stays a text. */
function plainText(value: string): string {
  return value.startsWith('[') ? `[concat('[', ${literal(value.slice(1))})]` : value;
}

function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

function expression(level: Level, value: Expression): string {
  switch (value.is) {
    case 'text':
      return literal(value.text);
    case 'plain':
      return String(value.value);
    case 'parameter':
      return `parameters(${literal(value.name)})`;
    case 'id':
      return idOf(level, value.of);
    case 'read': {
      const [first, second] = value.path;
      const id = idOf(level, value.of);
      const version = literal(value.of.apiVersion);
      // Without "Full", Azure gives the properties alone.
      return first === 'properties'
        ? `reference(${id}, ${version}).${second}`
        : `reference(${id}, ${version}, 'Full').${first}.${second}`;
    }
    case 'call': {
      const values = value.with.map((each) => expression(level, each)).join(', ');
      return `${value.name}(${values})${value.member === undefined ? '' : `.${value.member}`}`;
    }
  }
}

function idOf(level: Level, { type, names }: Target): string {
  const name = {
    resourceGroup: 'resourceId',
    subscription: 'subscriptionResourceId',
    managementGroup: 'tenantResourceId',
    tenant: 'tenantResourceId',
  }[level];
  return `${name}(${[type, ...names].map(literal).join(', ')})`;
}
