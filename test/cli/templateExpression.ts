/** Reads the expressions of ARM templates: texts, calls and what is taken from their results, as Azure writes them down. */

/** Where a template is deployed, and what its expressions can ask for. */
export interface TemplateScope {
  /** The place's ID; `''` for the tenant. */
  readonly id: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** A resource as Azure has it now. */
  read(id: string, apiVersion: string): Promise<Resource>;
  /** Azure's own way to make a GUID of texts. */
  guid(parts: readonly string[]): string;
}

export interface Resource {
  readonly location?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly [member: string]: unknown;
}

/** A value of a template with all its expressions worked out, in names of members too. Throws for what Azure would refuse. */
export async function evaluated(value: unknown, scope: TemplateScope): Promise<unknown> {
  if (typeof value === 'string') return /^\[(?!\[)[^]*\]$/.test(value) ? outcome(value, scope) : value;
  if (Array.isArray(value)) return Promise.all(value.map((each) => evaluated(each, scope)));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(async ([name, inner]) => [
    await evaluated(name, scope),
    await evaluated(inner, scope),
  ]);
  return Object.fromEntries((await Promise.all(entries)) as [string, unknown][]);
}

async function outcome(expression: string, scope: TemplateScope): Promise<unknown> {
  const tokens = expression.slice(1, -1).match(/'(?:''|[^'])*'|\w+|[(),.]|\S/g) ?? [];
  let at = 0;
  const fail = (): Error => new Error(`Not an expression of a template: ${expression}`);
  const expect = (token: string): void => {
    if (tokens[at++] !== token) throw fail();
  };

  async function operand(): Promise<unknown> {
    const token = tokens[at++] ?? '';
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    if (!/^\w+$/.test(token)) throw fail();
    expect('(');
    const given: unknown[] = [];
    while (tokens[at] !== ')') {
      if (given.length > 0) expect(',');
      given.push(await operand());
    }
    expect(')');
    let result = await called(token, given, scope);
    while (tokens[at] === '.') {
      at += 1;
      const member = tokens[at++] ?? '';
      if (typeof result !== 'object' || result === null || !(member in result))
        throw new Error(`There is no ${member} in what ${token} gives: ${expression}`);
      result = Reflect.get(result, member) as unknown;
    }
    return result;
  }

  const result = await operand();
  if (at !== tokens.length) throw fail();
  return result;
}

async function called(name: string, given: readonly unknown[], scope: TemplateScope): Promise<unknown> {
  const texts = given.map((each) => {
    if (typeof each !== 'string') throw new Error(`${name} takes texts`);
    return each;
  });
  const [first = '', second = '', third] = texts;
  switch (name) {
    case 'parameters':
      if (!(first in scope.parameters)) throw new Error(`There is no parameter ${first}`);
      return scope.parameters[first];
    case 'concat':
      return texts.join('');
    case 'guid':
      return scope.guid(texts);
    case 'resourceGroup':
      return {
        id: demanded(/^.*\/resourceGroups\/[^/]+$/i, name, scope),
        ...(await scope.read(scope.id, '2022-09-01')),
      };
    case 'subscription':
      return { id: demanded(/^\/subscriptions\/[^/]+/i, name, scope) };
    case 'managementGroup':
      return { id: demanded(/^\/providers\/Microsoft\.Management\/managementGroups\/[^/]+$/i, name, scope) };
    case 'deployment':
      return { location: scope.parameters['$location'] };
    case 'resourceId':
      return `${scope.id}${below(texts)}`;
    case 'subscriptionResourceId':
      return `${demanded(/^\/subscriptions\/[^/]+/i, name, scope)}${below(texts)}`;
    case 'tenantResourceId':
      return below(texts);
    case 'reference': {
      const resource = await scope.read(first, second);
      return third === 'Full' ? resource : resource.properties;
    }
    default:
      throw new Error(`Not a function that these templates use: ${name}`);
  }
}

function demanded(form: RegExp, name: string, { id }: TemplateScope): string {
  const [found] = form.exec(id) ?? [];
  if (found === undefined) throw new Error(`${name} cannot be used in a deployment to ${id}`);
  return found;
}

/** `/providers/` and a type with its names in between. */
export function below([type = '', ...names]: readonly string[]): string {
  const [provider = '', ...words] = type.split('/');
  if (words.length !== names.length) throw new Error(`${type} takes ${words.length} names`);
  return `/providers/${provider}${words.map((word, each) => `/${word}/${names[each] ?? ''}`).join('')}`;
}
