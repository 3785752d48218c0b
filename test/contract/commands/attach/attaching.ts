/** What the tests of attaching and detaching have in common: the sample's resources as nodes, and its blocks as they are now. */

import { attachToResource } from '../../../../src/commands/attach/attach';
import type { ChangeResult } from '../../../../src/commands/attach/orders';
import type { Gesture } from '../../../../src/commands/deps';
import { lastSegment } from '../../../../src/model/armId';
import type { IdentityBlock } from '../../../../src/model/identityBlock';
import type { SampleResource } from '../../../../src/sampleTenant/data/shape';
import type { Node } from '../../../../src/tree/nodes';
import { never } from '../../kit';
import type { sampleDesk } from '../../sampleDesk';
import { identityNamed, sampleTenantId } from '../../sampleRig';

export type Desk = ReturnType<typeof sampleDesk>;

/** Runs a command with an argument object. */
export async function called(gesture: Gesture, made: Desk, values: Readonly<Record<string, unknown>>) {
  return (await gesture(made.deps)({ from: 'arguments', values })) as ChangeResult | undefined;
}

export async function onNodes(gesture: Gesture, made: Desk, ...nodes: [Node, ...Node[]]) {
  return (await gesture(made.deps)({ from: 'nodes', nodes })) as ChangeResult | undefined;
}

export function attach(made: Desk, values: Readonly<Record<string, unknown>>) {
  return called(attachToResource, made, values);
}

/** The block of a resource as ARM has it now. */
export async function blockOf(made: Desk, resource: SampleResource): Promise<IdentityBlock> {
  return (await made.rig.azure.identityBlocks.read(sampleTenantId, resource.id, never())).block;
}

/** The names of what a resource carries; its own identity as `system`. */
export async function carriedBy(made: Desk, resource: SampleResource): Promise<readonly string[]> {
  const { system, userAssigned } = await blockOf(made, resource);
  return [...userAssigned.map(({ id }) => lastSegment(id)), ...(system === undefined ? [] : ['system'])];
}

export async function identityNode(made: Desk, name: string): Promise<Node> {
  const identity = await identityNamed(made.rig.azure.identities, name);
  return { kind: 'identity', identity, tenantId: sampleTenantId };
}

/** The node of a resource below "Used by" of an identity. */
export async function userNode(made: Desk, identityName: string, resourceName: string): Promise<Node> {
  const identity = await identityNamed(made.rig.azure.identities, identityName);
  const { items } = await made.rig.azure.identities.usersOf(sampleTenantId, identity, never());
  const user = items.find(({ name }) => name === resourceName);
  if (user === undefined) throw new Error(`${resourceName} does not use ${identityName}`);
  return { kind: 'user', identity, tenantId: sampleTenantId, user };
}

/** The bodies of all PATCH requests, in order. */
export function patchesOf({ sent }: Desk): readonly unknown[] {
  return sent.filter(({ method }) => method === 'PATCH').map(({ body }) => body);
}

/** What the log says, without the lines of single requests. */
export function logOf({ log }: Desk): readonly string[] {
  return log.lines.filter((line) => !/request [0-9a-f-]{36}$/.test(line));
}
