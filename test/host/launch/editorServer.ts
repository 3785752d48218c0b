/** Starts VS Code's server on loopback and gives the address of its workbench. */

import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { installEditor } from './editorInstall';
import type { EditorVersion } from './editorInstall';
import { startChild, stopChild } from './cleanUp';

export interface ServerOptions {
  readonly version?: EditorVersion;
  /** Keeps user settings and state: `--server-data-dir`. */
  readonly dataFolder: string;
  readonly extensionsFolder: string;
  /** Lets the page take an extension under development and a test suite; notifications no longer pop up then. */
  readonly testDriver?: boolean;
  /** Whether the marketplace and the built-in extensions that sign in somewhere are there; not in tests. */
  readonly online?: boolean;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Everything the server says goes here; without it, nowhere. */
  readonly logFile?: string;
}

export interface EditorServer {
  readonly port: number;
  /** `vscode-remote://` address of a path on this machine. */
  remote(path: string): string;
  /** Address of a workbench on that folder; `payload` is read only under `testDriver`. */
  address(folder: string, payload?: readonly (readonly [string, string])[]): string;
  /** Resolves when the server has ended, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): void;
}

/** Milliseconds a server may take until it listens: a cold disk on a loaded machine. */
const startLimit = 60_000;

/** Built-in extensions that reach for accounts; tests that need an account register a provider of their own. */
const signingIn = [
  'vscode.microsoft-authentication',
  'vscode.github-authentication',
  'vscode.github',
  'vscode.git',
];

/** Wants a TypeScript server that this host's packages do not bring, and would say so in an error with every file. */
const incomplete = 'vscode.typescript-language-features';

/** Without what an editor that this runs under would hand down, and for tests without a way out to the network. */
function environmentOf(options: ServerOptions): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name),
  );
  const offline = {
    EXTENSIONS_GALLERY: '{}',
    VSCODE_SKIP_BUILTIN_EXTENSIONS: [...signingIn, incomplete].join(','),
  };
  return {
    ...Object.fromEntries(inherited),
    // As from a shell: otherwise the server asks a login shell for its variables, and ours, PATH among them, are lost.
    VSCODE_CLI: '1',
    ...(options.online === true ? { VSCODE_SKIP_BUILTIN_EXTENSIONS: incomplete } : offline),
    ...options.env,
  };
}

/** Starts the server on a free port and waits until it listens. Throws with its last words when it ends before. */
export async function startServer(options: ServerOptions): Promise<EditorServer> {
  const editor = await installEditor(options.version ?? 'current');
  // Anybody on this machine could open the address, and with it a shell: hence a token, except under test.
  const token = options.testDriver === true ? undefined : randomUUID();
  const child = startChild(
    editor.node,
    [
      editor.serverMain,
      ...['--host', '127.0.0.1', '--port', '0', '--accept-server-license-terms', '--telemetry-level', 'off'],
      ...['--server-data-dir', options.dataFolder, '--extensions-dir', options.extensionsFolder],
      ...(token === undefined ? ['--without-connection-token'] : ['--connection-token', token]),
      ...(options.testDriver === true ? ['--enable-smoke-test-driver'] : []),
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environmentOf(options),
    },
  );
  const log = options.logFile === undefined ? undefined : createWriteStream(options.logFile, { flags: 'a' });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  let said = '';
  const port = await new Promise<number>((resolve, reject) => {
    const fail = (why: string): void => {
      stopChild(child);
      reject(new Error(`The editor's server ${why}:\n${said.slice(-2000)}`));
    };
    const timer = setTimeout(fail, startLimit, 'did not start in time');
    const listen = (data: Buffer): void => {
      log?.write(data);
      said = `${said.slice(-20_000)}${data.toString()}`;
      const match = /Extension host agent listening on (\d+)/.exec(said);
      if (!match) return;
      clearTimeout(timer);
      resolve(Number(match[1]));
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('error', (error) => {
      fail(`could not be started (${error.message})`);
    });
    void ended.then(() => {
      clearTimeout(timer);
      fail('ended before it listened');
    });
  });
  const authority = `127.0.0.1:${port}`;
  return {
    port,
    remote: (path) => `vscode-remote://${authority}${toUriPath(path)}`,
    address(folder, payload = []) {
      const query = new URLSearchParams({ folder: toUriPath(folder) });
      if (token !== undefined) query.set('tkn', token);
      if (payload.length > 0) query.set('payload', JSON.stringify(payload));
      return `http://${authority}/?${query.toString().replaceAll('+', '%20')}`;
    },
    ended,
    stop: () => {
      stopChild(child);
      log?.end();
    },
  };
}

function toUriPath(path: string): string {
  const slashes = path.replaceAll('\\', '/');
  return slashes.startsWith('/') ? slashes : `/${slashes}`;
}
