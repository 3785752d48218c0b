/** Raw token requests of scripts: `curl`, `wget`, `Invoke-RestMethod` and their like. */

import type { Finding, ParsedFile, RuleContext } from '../language';
import { rawRequestFindings } from '../rawRequests';
import type { Edit } from '../text';
import type { Command } from './command';

/** The programs that make requests, by the names scripts have for them. */
export const requestCommands =
  /(?<![\w$./-])(?:curl(?:\.exe)?|wget|Invoke-RestMethod|Invoke-WebRequest|irm|iwr)(?![\w-])/gi;

/** Whether a script can have such a request at all, which most have not. */
export function mayAskForTokens({ text }: ParsedFile): boolean {
  return /IDENTITY_ENDPOINT|MSI_ENDPOINT|169\.254\.169\.254/i.test(text);
}

/** An argument whose content is not in the command: a list, a splatted table, a file, a variable for headers or body. */
const open = /^(?:"?\$\{\w+\[[@*]\]\}"?|@\w+|\$[\w:]+|"?\$\{?[@*]\}?"?|-K|--config)$/;
/** What takes part of the request from a variable. */
const openPart = /(?:-H|--header|-d|--data(?:-\w+)?|-Headers|-Body)[\s=]+['"]?\$[\w{:]+['"]?(?:\s|$)/i;

export function rawFindings(file: ParsedFile, commands: readonly Command[], context: RuleContext): Finding[] {
  return commands.flatMap((command) => {
    const { start, end, args } = command;
    const text = file.text.slice(start, end);
    const isOpen = openPart.test(text) || args.some((argument) => open.test(argument.text));
    const knows = { knowsHeaders: !isOpen, knowsParameters: !isOpen };
    const addHeader = (name: string, value: string): Edit | undefined =>
      /^(?:curl|wget)/i.test(command.name) ? headerOption(command, name, value) : undefined;
    return rawRequestFindings(file.text, { start, end, ...knows, addHeader }, context);
  });
}

/** Right behind the program's name, where no other option can be torn from its value. */
function headerOption({ start, name: program }: Command, name: string, value: string): Edit {
  const at = start + program.length;
  const option = program === 'wget' ? '--header=' : '-H ';
  const written = value === 'IDENTITY_HEADER' ? '$IDENTITY_HEADER' : value;
  return { start: at, end: at, text: ` ${option}"${name}: ${written}"` };
}
