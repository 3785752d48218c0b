/** Lets identities be dragged out of the view: into an editor, which writes the credential there. */

import { DataTransferItem, type TreeDragAndDropController } from 'vscode';
import { dragIdentity, identityMime } from '../ui/draggedIdentity';
import type { Node } from './nodes';

/** `onDrag` is called when a drag begins, so that editors can get ready to take it. */
export function createDragging(onDrag: () => void): TreeDragAndDropController<Node> {
  return {
    dragMimeTypes: [identityMime],
    dropMimeTypes: [],
    handleDrag: (nodes, data) => {
      const [node] = nodes;
      if (node === undefined || !('identity' in node)) return;
      onDrag();
      data.set(identityMime, new DataTransferItem(dragIdentity(node.identity.id)));
    },
  };
}
