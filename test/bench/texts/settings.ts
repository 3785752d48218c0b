/** Long files of settings and requests, read line by line. */

import type { Recipe } from './recipe';

const http: Recipe = {
  languageId: 'http',
  name: 'HTTP',
  fileName: 'orders.http',
  head: '@name = orders\n\n',
  part: (index, marked) => `### Orders ${index}
${
  marked
    ? 'GET http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://vault.azure.net'
    : `POST https://orders.example/{{name}}/${index}?count=3`
}
Content-Type: application/json

{ "kind": "new", "of": [1, 2, ${index}] }

`,
  tail: '### Last\nGET https://orders.example/\n',
  typed: ['Content-Type: application/json', '\nX-More: {{$guid}} ("a", \'b\')'],
  credential: '169.254.169.254',
};

const dotenv: Recipe = {
  languageId: 'dotenv',
  name: '.env',
  fileName: 'orders.env',
  head: '# Orders\n',
  part: (index, marked) =>
    `${marked ? 'AZURE_TOKEN_CREDENTIAL' : `ORDERS_KIND_${index}`}="new \${ORDERS_NAME}"\nORDERS_COUNT_${index}=3\n`,
  tail: 'AZURE_CLIENT_ID=a\n',
  typed: ['="new ${ORDERS_NAME}"', '\nORDERS_MORE="a \'b\' ${ORDERS_NAME} (c)"'],
  credential: 'AZURE_CLIENT_ID',
};

const properties: Recipe = {
  languageId: 'properties',
  name: '.properties',
  fileName: 'orders.properties',
  head: '# Orders\nspring.cloud.azure.credential.managed-identity-enabled=true\n',
  part: (index, marked) =>
    `orders.kind.${index}=${marked ? 'jdbc:sqlserver://o.database.windows.net;user=a;password=n0t-real' : 'new'}\norders.count.${index}=3\n`,
  tail: 'orders.last=1\n',
  typed: ['=new', '\norders.more=a (b) {c} "d"'],
  credential: 'managed-identity-enabled',
};

const dockerfile: Recipe = {
  languageId: 'dockerfile',
  name: 'Dockerfile',
  fileName: 'Dockerfile',
  head: 'FROM node:22\n',
  part: (index, marked) =>
    `ENV ${marked ? 'AZURE_TOKEN_CREDENTIAL' : `ORDERS_${index}`}="new"\nRUN npm run orders -- --of '${index}' && echo "$ORDERS"\n`,
  tail: 'ENV AZURE_CLIENT_ID=a\n',
  typed: ['&& echo "$ORDERS"', '\nRUN orders "$(cat \'a\')" [1] {b}'],
  credential: 'AZURE_CLIENT_ID',
};

export const settingRecipes: readonly Recipe[] = [http, dotenv, properties, dockerfile];
