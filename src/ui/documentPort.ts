/** Texts of ours that commands open beside the person's own files: to read, not to change. */

import type { AccessRequest } from '../access/accessRequest';
import type { RoleDefinition } from '../model/role';
import type { ComparedSide } from './comparisonDocument';
import type { RoleName } from './conditionText';
import type { Report } from './reportDocument';
import type { Said } from './said';

/** What a click above a document does. */
export type DocumentOffer = { readonly label: Said } & (
  { readonly copy: string } | { readonly open: string }
);

export interface Documents {
  /** `roleName` gives the names of roles that a condition in it names by their GUIDs. */
  showRole(role: RoleDefinition, sample: boolean, roleName?: RoleName): Promise<void>;
  /** Both side by side, as what only one of them allows. */
  showComparison(left: ComparedSide, right: ComparedSide, sample: boolean): Promise<void>;
  /** `id` is the ARM ID that the document was read from. */
  showProperties(
    id: string,
    document: unknown,
    sample: boolean,
    offers?: readonly DocumentOffer[],
  ): Promise<void>;
  /** Gives the text that is shown. */
  showAccessRequest(request: AccessRequest, sample: boolean): Promise<string>;
  /** Places in it lead to their files, and each block of code can be copied. Gives the text that is shown. */
  showReport(name: string, report: Report, sample: boolean): Promise<string>;
  /** A text of ours; the end of `name` says what it is written in, such as `request.http`. */
  showText(name: string, text: string, sample: boolean): Promise<void>;
}
