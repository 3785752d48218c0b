/** Entra ID: the errors of its token endpoint that look like a refused access, by their numbers. */

import { isGuid } from '../../../model/armId';
import type { ErrorText } from '../errorText';
import { between, betweenAny } from '../find';
import type { RefusalDraft, RefusalKind } from '../refusal';

/** Whoever is not here is told by number, with the address of Microsoft's own explanation. */
const kinds: Readonly<Record<string, RefusalKind>> = {
  '70021': 'federation',
  '700211': 'federation',
  '700212': 'federation',
  '700213': 'federation',
  '7002138': 'federation',
  '700016': 'unknownApplication',
  '500011': 'wrongAudience',
  '1002012': 'wrongAudience',
  '50034': 'wrongTenant',
  '50020': 'wrongTenant',
  '90002': 'wrongTenant',
  '900023': 'wrongTenant',
  '53000': 'conditionalAccess',
  '53001': 'conditionalAccess',
  '53003': 'conditionalAccess',
  '530032': 'conditionalAccess',
  '530084': 'conditionalAccess',
  '7000215': 'secret',
  '7000222': 'secret',
  '50105': 'appRole',
  '501051': 'appRole',
  '700024': 'expired',
};

export function readEntra(text: ErrorText): RefusalDraft | undefined {
  const number = /AADSTS(\d{5,8})(?!\d)/i.exec(text.compact)?.[1];
  if (number === undefined) return undefined;
  const kind = kinds[number] ?? 'entraOther';
  return { by: 'entra', kind, code: `AADSTS${number}`, ...detailsOf(text, kind) };
}

function detailsOf(text: ErrorText, kind: RefusalKind): Partial<RefusalDraft> {
  switch (kind) {
    case 'unknownApplication': {
      const client = between(text, "Application with identifier '", "'", isGuid);
      const tenant = between(text, "not found in the directory '", "'").value;
      return {
        ...(client.value !== undefined && { who: { clientId: client.value } }),
        ...(tenant !== undefined && { obstacle: tenant }),
        tells: ['who'],
        hidden: client.hidden ? ['who'] : [],
      };
    }
    case 'federation':
      return { ...presented(text) };
    case 'wrongAudience': {
      const resource = betweenAny(
        text,
        ['The resource principal named ', 'The provided value for scope '],
        ' was not found',
      ).value;
      return resource === undefined ? {} : { obstacle: resource };
    }
    case 'wrongTenant': {
      const tenant = betweenAny(text, ["Tenant '", 'not exist in the '], "'").value;
      return tenant === undefined || tenant.length > 120 ? {} : { obstacle: tenant };
    }
    case 'secret': {
      const client =
        between(text, "for app '", "'", isGuid).value ?? between(text, "app '", "'", isGuid).value;
      return client === undefined ? {} : { who: { clientId: client } };
    }
    case 'appRole': {
      const client = between(text, "Application '", "'", (value) => isGuid(value.replace(/\(.*$/, ''))).value;
      return client === undefined ? {} : { who: { clientId: client.replace(/\(.*$/, '') } };
    }
    default:
      return {};
  }
}

/** What the token that was presented says: the newer errors name the one part that fits nothing, the older one all three. */
function presented(text: ErrorText): Partial<RefusalDraft> {
  const part = (befores: readonly string[]) => betweenAny(text, befores, "'").value;
  const subject = part(["presented assertion subject '", "Assertion Subject: '", 'subject claim - ']);
  const issuer = part(["presented assertion issuer '", "Assertion Issuer: '"]);
  const audience = part(["presented assertion audience '", "Assertion Audience: '"]);
  const told = [subject, issuer, audience].filter((value) => value !== undefined);
  return {
    ...(told[0] !== undefined && { obstacle: told[0] }),
    permissions: told,
  };
}
