/** Files that the person keeps: where they go, whether there is one already, and writing them, on any file system. */

import { isAbsolute } from 'node:path';
import { FileSystemError, Uri, l10n, window, workspace } from 'vscode';
import { Failure } from '../model/failure';
import type { Files } from './ports';

/** @param storage the address of the folder that the editor gives this extension for good. */
export function createFiles(storage: string): Files {
  return {
    keptFolder: Uri.joinPath(Uri.parse(storage, true), 'restore').toString(),
    address: (pathOrUri, field) => addressOf(pathOrUri, field).toString(),
    exists: async (address) => {
      try {
        await workspace.fs.stat(Uri.parse(address, true));
        return true;
      } catch (error) {
        if (error instanceof FileSystemError && error.code === 'FileNotFound') return false;
        throw error;
      }
    },
    write: async (address, text) => {
      const uri = Uri.parse(address, true);
      await workspace.fs.createDirectory(Uri.joinPath(uri, '..'));
      await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    },
    choose: async (address) => {
      const chosen = await window.showSaveDialog({
        defaultUri: Uri.parse(address, true),
        saveLabel: l10n.t('Save Here'),
        title: l10n.t('Where the restore script goes'),
      });
      return chosen?.toString();
    },
    open: async (address) => {
      await window.showTextDocument(Uri.parse(address, true), { preview: false });
    },
    shown: (address) => {
      const uri = Uri.parse(address, true);
      return uri.scheme === 'file' ? uri.fsPath : uri.toString(true);
    },
  };
}

/** A relative path is the first workspace folder's, as in the editor's own settings. */
function addressOf(pathOrUri: string, field: string): Uri {
  if (isAbsolute(pathOrUri)) return Uri.file(pathOrUri);
  // One letter is a drive.
  if (/^[a-z][a-z0-9+.-]+:/i.test(pathOrUri)) {
    const uri = Uri.parse(pathOrUri);
    if (uri.path.length > 1) return uri;
  }
  const [folder] = workspace.workspaceFolders ?? [];
  if (folder === undefined || pathOrUri === '' || /^[a-z][a-z0-9+.-]+:/i.test(pathOrUri))
    throw new Failure('badArgument', { field, values: { reason: 'fileToWrite', given: pathOrUri } });
  return Uri.joinPath(folder.uri, pathOrUri);
}
