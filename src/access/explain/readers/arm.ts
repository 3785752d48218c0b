/** Azure Resource Manager: no authorization, linked scopes, deny assignments, policies, locks, tokens of other tenants. */

import type { ErrorText } from '../errorText';
import { between, betweenAny, firstCode, isAction, isScope, says } from '../find';
import { isGuid } from '../../../model/armId';
import type { Caller, NeededOperation, RefusalDraft } from '../refusal';

const codes = [
  'LinkedAuthorizationFailed',
  'DenyAssignmentAuthorizationFailed',
  'RequestDisallowedByPolicy',
  'ScopeLocked',
  'InvalidAuthenticationTokenTenant',
  'InvalidAuthenticationTokenAudience',
  'ExpiredAuthenticationToken',
  'AuthorizationFailed',
] as const;

export function readArm(text: ErrorText): RefusalDraft | undefined {
  const code = firstCode(text, codes);
  const coded = code === undefined ? {} : { code };
  if (says(text, 'the access token is from the wrong issuer')) return { ...wrongTenant(text), ...coded };
  if (says(text, 'access token has been obtained for wrong audience'))
    return { ...wrongAudience(text), ...coded };
  if (code === 'ExpiredAuthenticationToken') return { by: 'arm', kind: 'expired', code };
  if (says(text, 'was disallowed by policy')) return { ...disallowed(text), ...coded };
  if (says(text, 'because following scope(s) are locked')) return { ...locked(text), ...coded };
  if (says(text, 'on the linked scope(s)') || code === 'LinkedAuthorizationFailed')
    return { ...linked(text), ...coded };
  if (says(text, 'because of the deny assignment')) return { ...denied(text), ...coded };
  if (says(text, 'have authorization') && says(text, "the client '")) return { ...refused(text), ...coded };
  if (says(text, 'does not have permission to perform action') && says(text, "the client '"))
    return { ...refused(text), ...coded };
  // What is left of an error that was cut: its code, where a code stands.
  return code === 'AuthorizationFailed' &&
    /code["']?[:=]["']?authorizationfailed|\(authorizationfailed\)/.test(text.lower)
    ? { ...refused(text), code }
    : undefined;
}

/** The sentence also comes with "or an ABAC condition" in it, with "permission" for "authorization" and "at scope" for "over". */
function refused(text: ErrorText): RefusalDraft {
  const action = between(text, "perform action '", "'", isAction);
  const scope = betweenAny(text, ["over scope '", "at scope '", "on scope '"], "'", isScope);
  return {
    by: 'arm',
    kind: 'noRole',
    ...callerOf(text),
    operations: control(action.value),
    scopes: listOf(scope.value),
    ...(says(text, 'ABAC condition') && { obstacle: 'condition' }),
    tells: ['who', 'action', 'where'],
    hidden: hiddenParts(text, action.hidden, scope.hidden),
  };
}

/** The write itself is allowed; what is missing is the right to use what it links to, nearly always an identity. */
function linked(text: ErrorText): RefusalDraft {
  const action = betweenAny(
    text,
    ["not have permission to perform action '", "not have permission to perform action(s) '"],
    "'",
    isAction,
  );
  const blocked = says(text, 'is blocked by deny assignments');
  const scopes = between(text, "linked scope(s) '", "'", (value) => value.split(',').every(isScope));
  return {
    by: 'arm',
    kind: blocked ? 'denied' : 'noRole',
    ...callerOf(text),
    operations: control(action.value),
    scopes: scopes.value?.split(',') ?? [],
    tells: ['who', 'action', 'where'],
    hidden: hiddenParts(text, action.hidden, scopes.hidden),
  };
}

function denied(text: ErrorText): RefusalDraft {
  const action = between(text, "permission to perform action '", "'", isAction);
  const scope = between(text, "on scope '", "'", isScope);
  const named = between(text, "deny assignment with name '", "'");
  const id = betweenAny(text, ["and Id '", "deny assignment with Id '"], "'");
  const obstacle = spaced(text, /deny assignment with name '([^'\n]{1,200})'/i) ?? named.value ?? id.value;
  return {
    by: 'arm',
    kind: 'denied',
    ...callerOf(text),
    operations: control(action.value),
    scopes: listOf(scope.value),
    ...(obstacle !== undefined && { obstacle }),
    tells: ['who', 'action', 'where'],
    hidden: hiddenParts(text, action.hidden, scope.hidden),
  };
}

function disallowed(text: ErrorText): RefusalDraft {
  const resource = between(text, "Resource '", "' was disallowed by policy");
  const id = betweenAny(text, ['"policyAssignment":{', 'policyAssignmentId":'], '}');
  const assignment = spaced(
    text,
    /"policyAssignment"\s{0,4}:\s{0,4}\{\s{0,4}"name"\s{0,4}:\s{0,4}"([^"\n]{1,200})"/i,
  );
  const scope = between(text, 'policyAssignmentScope":"', '"', isScope).value ?? policyScope(id.value ?? '');
  return {
    by: 'arm',
    kind: 'policy',
    ...(resource.value !== undefined && { resourceName: resource.value }),
    ...(assignment !== undefined && { obstacle: assignment }),
    scopes: listOf(scope),
    tells: ['where'],
  };
}

/** The scope of a policy assignment is what stands before its own part of its ID. */
function policyScope(assignment: string): string | undefined {
  const id = /(\/[\w.()/-]{1,600})\/providers\/Microsoft\.Authorization\/policyAssignments\//i.exec(
    assignment,
  )?.[1];
  return id !== undefined && isScope(id) ? id : undefined;
}

function locked(text: ErrorText): RefusalDraft {
  const scope = between(text, "The scope '", "' cannot perform", isScope);
  const by = between(text, "scope(s) are locked: '", "'", (value) => value.split(',').every(isScope));
  return {
    by: 'arm',
    kind: 'lock',
    scopes: listOf(scope.value),
    ...(by.value !== undefined && { obstacle: by.value }),
    tells: ['where'],
    hidden: scope.hidden ? ['where'] : [],
  };
}

function wrongTenant(text: ErrorText): RefusalDraft {
  const tenant = (before: string) => between(text, before, '/', isGuid).value;
  const given = tenant("from the wrong issuer 'https://sts.windows.net/");
  const wanted = tenant("must match the tenant 'https://sts.windows.net/");
  return {
    by: 'arm',
    kind: 'wrongTenant',
    ...(given !== undefined && { who: { tenantId: given } }),
    ...(wanted !== undefined && { expected: [wanted] }),
  };
}

function wrongAudience(text: ErrorText): RefusalDraft {
  const given = between(text, "wrong audience or resource '", "'").value;
  const allowed = between(text, "allowed audiences '", "'").value;
  return {
    by: 'arm',
    kind: 'wrongAudience',
    ...(given !== undefined && { obstacle: given }),
    ...(allowed !== undefined && { expected: allowed.split(',') }),
  };
}

/** A client is named by its application ID, a person by the name they sign in with. */
function callerOf(text: ErrorText): { readonly who: Caller } {
  const client = between(text, "The client '", "'").value;
  const objectId = between(text, "with object id '", "'", isGuid).value;
  return {
    who: {
      ...(objectId !== undefined && { objectId }),
      ...(client !== undefined &&
        client !== objectId &&
        (isGuid(client) ? { clientId: client } : nameOf(client))),
    },
  };
}

/** Accounts of other directories come as `live.com#alice@example.com`. */
function nameOf(client: string): Caller {
  const name = client.replace(/^[\w.]{1,60}#/, '');
  return /^[^\s'"@]{1,120}@[\w.-]{1,120}$/.test(name) ? { name } : {};
}

function hiddenParts(text: ErrorText, action: boolean, where: boolean) {
  const who = between(text, "with object id '", "'", isGuid).hidden;
  return [
    ...(who ? (['who'] as const) : []),
    ...(action ? (['action'] as const) : []),
    ...(where ? (['where'] as const) : []),
  ];
}

function control(action: string | undefined): readonly NeededOperation[] {
  return action === undefined ? [] : [{ plane: 'control', anyOf: [action] }];
}

function listOf(scope: string | undefined): readonly string[] {
  return scope === undefined ? [] : [scope];
}

/** A name with its blanks. */
function spaced(text: ErrorText, form: RegExp): string | undefined {
  return form.exec(text.spaced)?.[1];
}
