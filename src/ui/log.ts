/** The log: an output channel with levels for the person to read, and its last lines to copy for support. */

import { env, window } from 'vscode';
import type { Log } from '../model/ports';
import type { LogView } from './ports';

/** Enough for the story of one failure, little enough to paste. */
const keptLines = 2000;

export interface LogChannel {
  readonly log: Log;
  readonly view: LogView;
  dispose(): void;
}

/** @param heading lines that a copy begins with: versions, never an account. */
export function createLogChannel(heading: readonly string[]): LogChannel {
  const channel = window.createOutputChannel('Managed Identities', { log: true });
  // The editor gives no way to read a channel back.
  const lines: string[] = [];
  const write = (level: 'info' | 'warn' | 'error' | 'debug') => (message: string) => {
    channel[level](message);
    lines.push(`${new Date().toISOString()} [${level}] ${message}`);
    if (lines.length > keptLines) lines.shift();
  };
  return {
    log: { info: write('info'), warn: write('warn'), error: write('error'), debug: write('debug') },
    view: {
      show: () => {
        channel.show(true);
      },
      copy: async () => {
        await env.clipboard.writeText([...heading, '', ...lines, ''].join('\n'));
      },
    },
    dispose: () => {
      channel.dispose();
    },
  };
}
