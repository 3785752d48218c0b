/** Runs inserted shell code with the machine's own shells, against loopback endpoints that count what they are asked. */

import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script with a bare environment. */
export function runShell(
  shell: string,
  script: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(shell, [], { env: { PATH: process.env['PATH'] ?? '', ...env } });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status, stdout, stderr });
    });
    child.stdin.end(script);
  });
}

/** What a shell says against each script's syntax. */
export function syntaxErrors(shell: string, scripts: readonly string[]): string[] {
  return scripts.flatMap((script) => {
    const { status, stderr } = spawnSync(shell, ['-n'], { input: script, encoding: 'utf8' });
    return status === 0 ? [] : [`${stderr}\n${script}`];
  });
}

/** Why a program cannot be run here; `undefined` when it can. */
export function missing(...programs: readonly string[]): string | undefined {
  const gone = programs.find((program) => spawnSync(program, ['--version']).error !== undefined);
  return gone === undefined ? undefined : `${gone} is not installed`;
}

export interface Asked {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface TokenServer {
  readonly port: number;
  readonly asked: readonly Asked[];
  close(): void;
}

/** Answers with `statuses` in turn, then with tokens, numbered, that live for `seconds`. */
export async function startTokenServer(
  statuses: readonly number[] = [],
  seconds: number = 86_400,
): Promise<TokenServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const query = Object.fromEntries(url.searchParams);
    asked.push({ path: url.pathname, query, headers: request.headers });
    const status = statuses[asked.length - 1] ?? 200;
    const expires = Math.floor(Date.now() / 1000) + seconds;
    const body = {
      access_token: `token-${asked.length}`,
      expires_on: String(expires),
      resource: query['resource'],
    };
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(status === 200 ? body : { error: 'not yet' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, asked, close: () => server.close() };
}
