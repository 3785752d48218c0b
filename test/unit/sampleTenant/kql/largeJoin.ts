/** A join of 10,000 role assignments with the 900 roles they name. */

const amount = 10_000;

const assignments = Array.from({ length: amount }, (_, index) => ({
  id: `/assignments/${index}`,
  type: 'microsoft.authorization/roleassignments',
  properties: { principalId: `p-${index % 500}`, roleDefinitionId: `/roles/R-${index % 900}` },
}));

const definitions = Array.from({ length: 900 }, (_, index) => ({
  id: `/roles/r-${index}`,
  type: 'microsoft.authorization/roledefinitions',
  properties: { roleName: `Role ${index}` },
}));

export const largeJoin = {
  amount,
  tables: { authorizationresources: [...assignments, ...definitions] },
  query: `authorizationresources
    | where type =~ 'microsoft.authorization/roleassignments'
    | extend roleId = tolower(extract('([^/]+)$', 1, tostring(properties.roleDefinitionId)))
    | join kind=leftouter (authorizationresources | where type =~ 'microsoft.authorization/roledefinitions'
        | project roleId = tolower(extract('([^/]+)$', 1, id)), roleName = tostring(properties.roleName)) on roleId
    | project id, roleName, principalId = tostring(properties.principalId)
    | order by id asc`,
};
