/** Reads what was written: runs commands with an `az` that only notes what it is called with, and takes texts apart. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { recreate } from '../../../../src/code/recreate/recreate';
import type { Format, Item } from '../../../../src/code/recreate/items';

export function textOf(format: Format, items: readonly Item[], outputs = true): string {
  return recreate(format, items, { outputs, sample: false });
}

/** It prints what the scripts read: the type of an identity block, or the principal of a new identity. */
const fakeAz = `az() {
  { printf '%s\\0' "$@"; printf '\\036'; } >> "$AZ_CALLS"
  case "$*" in
    *identity.type*) printf '%s\\n' "$AZ_TYPE" ;;
    *rincipalId*) printf '%s\\n' new-principal ;;
  esac
}
`;

/**
 * Runs a script and gives every call of `az`, argument by argument.
 * @param type what the resource's identity block says when it is read.
 */
export function callsOf(script: string, type = ''): readonly (readonly string[])[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'az-calls-'));
  try {
    const calls = path.join(folder, 'calls');
    writeFileSync(calls, '');
    const env = { PATH: process.env['PATH'] ?? '', AZ_CALLS: calls, AZ_TYPE: type };
    const { status, stderr } = spawnSync('bash', ['-s'], { input: fakeAz + script, encoding: 'utf8', env });
    if (status !== 0) throw new Error(`${stderr}\n${script}`);
    return readFileSync(calls, 'utf8')
      .split('\x1e')
      .filter((one) => one !== '')
      .map((one) => one.split('\0').slice(0, -1));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The value behind a flag in one call. */
export function valueOf(call: readonly string[] | undefined, flag: string): string | undefined {
  const inOne = call?.find((word) => word.startsWith(`${flag}=`));
  if (inOne !== undefined) return inOne.slice(flag.length + 1);
  const at = call?.indexOf(flag) ?? -1;
  return at < 0 ? undefined : call?.[at + 1];
}

/** JSON of a template as Azure would read it, where nothing but literals was written; other expressions stay. */
export function evaluated(value: unknown): unknown {
  if (typeof value === 'string') {
    const concat = /^\[concat\('\[', '((?:''|[^'])*)'\)\]$/s.exec(value);
    if (concat !== null) return `[${(concat[1] ?? '').replaceAll("''", "'")}`;
    assert.ok(
      !value.startsWith('[') || /^\[[\w.]+\((?:'(?:''|[^'])*'|[\w(), .])*\)(?:\.\w+)*\]$/s.test(value),
      value,
    );
    return value;
  }
  if (Array.isArray(value)) return value.map(evaluated);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [evaluated(name), evaluated(inner)]),
    );
  return value;
}

export function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

export function propertiesOf(
  call: readonly string[] | undefined,
): Readonly<Record<string, unknown>> | undefined {
  const body = valueOf(call, '--body');
  if (body === undefined) return undefined;
  return (JSON.parse(body) as { properties: Readonly<Record<string, unknown>> }).properties;
}

export function tagsOf(call: readonly string[] | undefined): unknown {
  const body = valueOf(call, '--body');
  if (body !== undefined) return at(JSON.parse(body), 'tags');
  const start = (call?.indexOf('--tags') ?? -1) + 1;
  const pairs = (call ?? []).slice(start).filter((word) => word.includes('='));
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
}
