/** Deployments of ARM templates, made of single requests to the sample tenant: checked first, then one resource after the other. */

import type { Intercept } from '../../src/sampleTenant/entry';
import type { SampleRequest, SampleResponse } from '../../src/sampleTenant/wire';
import { uuidOf } from '../../src/model/uuidOf';
import { below, evaluated, type Resource, type TemplateScope } from './templateExpression';

interface Template {
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly resources: readonly TemplateResource[];
  readonly outputs?: Readonly<Record<string, { readonly type: string; readonly value: unknown }>>;
}

interface TemplateResource {
  readonly type: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly scope?: string;
  readonly dependsOn?: readonly string[];
  readonly subscriptionId?: string;
  readonly resourceGroup?: string;
  readonly properties?: { readonly template?: Template };
  readonly [member: string]: unknown;
}

interface Deployment {
  readonly location?: string;
  readonly properties: {
    readonly template: Template;
    readonly parameters?: Readonly<Record<string, { readonly value: unknown }>>;
    readonly mode: string;
  };
}

type Next = (request: SampleRequest) => Promise<SampleResponse>;

const path = /^(.*?)\/providers\/Microsoft\.Resources\/deployments\/([^/]+)(\/validate)?$/i;
const known = ['$schema', 'contentVersion', 'metadata', 'parameters', 'resources', 'outputs'];
/** The namespace of `guid()`: the same texts give the same name wherever a template is deployed. */
const guidNamespace = '11fb06fb-712d-4ddd-98c7-e71bbd588830';

export function deployments(): Intercept {
  const done = new Map<string, string>();
  return async (request, next) => {
    const { pathname } = new URL(request.url);
    // The CLI writes `resourcegroups`; ARM goes by its own record.
    const place = decodeURIComponent(pathname).replace('/resourcegroups/', '/resourceGroups/');
    const [, scope, name, validate] = path.exec(place) ?? [];
    if (scope === undefined || name === undefined) return next(request);
    if (request.method === 'GET') return answer(200, JSON.parse(done.get(pathname) ?? '{}'));
    // The CLI puts the template in as it stands in the file, behind a name without quotes, which ARM takes.
    const body = (request.body ?? '').replace(/, template:(?=\s*\{)/, ', "template":');
    const asked = JSON.parse(body) as Deployment;
    const outputs: Record<string, unknown> = {};
    try {
      if (validate === undefined) Object.assign(outputs, await deploy(request, next, scope, asked));
      else check(asked.properties.template);
    } catch (error) {
      return answer(400, { error: { code: 'InvalidTemplate', message: String(error) } });
    }
    const made = {
      id: pathname,
      name,
      type: 'Microsoft.Resources/deployments',
      properties: { provisioningState: 'Succeeded', mode: asked.properties.mode, outputs },
    };
    done.set(pathname, JSON.stringify(made));
    return answer(validate === undefined ? 201 : 200, made);
  };
}

function check(template: Template): void {
  const stray = Object.keys(template).filter((member) => !known.includes(member));
  if (stray.length > 0) throw new Error(`Not members of a template: ${stray.join(', ')}`);
  for (const { type, apiVersion, name, properties, dependsOn = [] } of template.resources) {
    if (!/^\d{4}-\d\d-\d\d$/.test(apiVersion) || name === '') throw new Error(`${type} lacks something`);
    if (name.includes('reference(')) throw new Error(`The name of ${type} is not known beforehand: ${name}`);
    if (dependsOn.some((each) => each.includes('reference(')))
      throw new Error(`${name} waits for what is not known`);
    if (properties?.template !== undefined) check(properties.template);
  }
}

async function deploy(
  request: SampleRequest,
  next: Next,
  scope: string,
  { location, properties }: Deployment,
): Promise<Readonly<Record<string, unknown>>> {
  const { template } = properties;
  check(template);
  const given = Object.entries(properties.parameters ?? {}).map(([name, { value }]): [string, unknown] => [
    name,
    value,
  ]);
  const parameters: Record<string, unknown> = { $location: location, ...Object.fromEntries(given) };
  const missing = Object.keys(template.parameters ?? {}).filter((name) => !(name in parameters));
  if (missing.length > 0) throw new Error(`No value for ${missing.join(', ')}`);
  const send = sender(request, next);
  const expressions: TemplateScope = {
    id: scope,
    parameters,
    guid: (parts) => uuidOf(guidNamespace, parts.join('-')),
    read: async (id, apiVersion) => JSON.parse((await send('GET', id, apiVersion)).body) as Resource,
  };
  await deployAll(template.resources, scope, expressions, send);
  const outputs: Record<string, unknown> = {};
  for (const [name, { type, value }] of Object.entries(template.outputs ?? {}))
    outputs[name] = { type, value: await evaluated(value, expressions) };
  return outputs;
}

type Send = (method: string, id: string, apiVersion: string, body?: unknown) => Promise<SampleResponse>;

/** Each as soon as all is there that it waits for; an order that cannot be is refused. */
async function deployAll(
  resources: readonly TemplateResource[],
  scope: string,
  expressions: TemplateScope,
  send: Send,
): Promise<void> {
  const open = await Promise.all(
    resources.map(async (resource) => ({
      resource,
      id: idOf(resource, scope, String(await evaluated(resource.name, expressions))),
      waits: ((await evaluated(resource.dependsOn ?? [], expressions)) as string[]).map(lower),
    })),
  );
  const ids = new Set(open.map(({ id }) => lower(id)));
  const strange = open.flatMap(({ waits }) => waits).find((one) => !ids.has(one));
  if (strange !== undefined) throw new Error(`Waited for, and not in the template: ${strange}`);
  const made = new Set<string>();
  while (open.length > 0) {
    const at = open.findIndex(({ waits }) => waits.every((one) => made.has(one)));
    const [ready] = at < 0 ? [] : open.splice(at, 1);
    if (ready === undefined) throw new Error('The resources wait for each other');
    const { resource, id } = ready;
    if (resource.properties?.template === undefined) await make(resource, id, expressions, send);
    else await deployAll(resource.properties.template.resources, placeOf(resource, scope), expressions, send);
    made.add(lower(id));
  }
}

const lower = (id: string): string => id.toLowerCase();

function placeOf({ subscriptionId, resourceGroup }: TemplateResource, scope: string): string {
  if (subscriptionId === undefined) return scope;
  return `/subscriptions/${subscriptionId}${resourceGroup === undefined ? '' : `/resourceGroups/${resourceGroup}`}`;
}

function idOf({ type, scope: on }: TemplateResource, place: string, name: string): string {
  const extended = on === undefined ? place : `${place}/providers/${on}`;
  return `${extended}${below([type, ...name.split('/')])}`;
}

async function make(
  resource: TemplateResource,
  id: string,
  expressions: TemplateScope,
  send: Send,
): Promise<void> {
  const { apiVersion } = resource;
  const ours = ['type', 'apiVersion', 'name', 'scope', 'dependsOn', 'comments'];
  const body = Object.fromEntries(Object.entries(resource).filter(([member]) => !ours.includes(member)));
  const asked = await evaluated(body, expressions);
  const begun = await send('PUT', id, apiVersion, asked);
  const operation = begun.headers['azure-asyncoperation'];
  for (let status = 'InProgress'; operation !== undefined && status === 'InProgress';) {
    const { pathname, searchParams } = new URL(operation);
    const looked = await send('GET', pathname, searchParams.get('api-version') ?? '');
    status = (JSON.parse(looked.body) as { readonly status: string }).status;
  }
}

/** As whoever deploys. */
function sender(request: SampleRequest, next: Next): Send {
  const { origin } = new URL(request.url);
  return async (method, id, apiVersion, body) => {
    const answered = await next({
      method,
      url: `${origin}${id}?api-version=${apiVersion}`,
      headers: request.headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (answered.status >= 300) throw new Error(`${method} ${id}: ${answered.body}`);
    return answered;
  };
}

function answer(status: number, body: unknown): SampleResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
