/** Small grammars of the languages people write apps in. */

import type { Productions } from '../generate';
import { guid, secret } from './literals';
import { cpp, rust } from './systems';

const typescript: Productions = {
  start: [
    '<import><statements>',
    "'use strict';\n<import><statements>",
    '// © Contoso\n\n<import><statements>',
    '#!/usr/bin/env node\n<import><statements>',
  ],
  import: [
    "import { ManagedIdentityCredential } from '@azure/identity';\n",
    "import * as identity from '@azure/identity';\nimport { BlobServiceClient } from '@azure/storage-blob';\n",
    'import { DefaultAzureCredential as Dac, type TokenCredential } from "@azure/identity";\n',
    "const { ManagedIdentityCredential, ClientSecretCredential } = require('@azure/identity');\n",
    "import fs from 'node:fs';\n",
  ],
  statements: ['', '<statement>', '<statement><statements>', '<statement><statement><statements>'],
  statement: [
    'const a = <value>;\n',
    'function load(x) {\n  if (<test>) {\n    return <value>;\n  }\n  <statement>}\n',
    'class Orders {\n  client = <value>;\n  run() {\n    <statement>  }\n}\n',
    'export const c = <test> ? <value> : <value>;\n',
    'console.log(await credential.getToken("https://vault.azure.net/.default"));\n',
    'const s = `${<value>} text`;\n',
    'await fetch(`${process.env.IDENTITY_ENDPOINT}?resource=x&api-version=2017-09-01&msi_res_id=y`);\n',
  ],
  test: ["process.env.APP_ENV === 'development'", "process.env['NODE_ENV'] !== 'production'", 'isLocal'],
  value: [
    '1',
    'new ManagedIdentityCredential()',
    "new ManagedIdentityCredential({ clientId: '<guid>' })",
    "new ManagedIdentityCredential({ clientId: '<guid>', resourceId: '<guid>' })",
    "new ManagedIdentityCredential('<guid>')",
    'new DefaultAzureCredential()',
    'new identity.DefaultAzureCredential({ managedIdentityClientId: id })',
    "new ClientSecretCredential('a', 'b', 'c')",
    "BlobServiceClient.fromConnectionString('<secret>')",
    'call(<value>, <value>)',
    '{ a: <value>, b: [<value>] }',
    'async () => <value>',
  ],
  guid,
  secret,
};

const python: Productions = {
  start: [
    '<import>\n<statements>',
    '#!/usr/bin/env python\n"""Orders."""\nfrom __future__ import annotations\n\n<import>\n<statements>',
    '# -*- coding: utf-8 -*-\n<import>\n<statements>',
  ],
  import: [
    'from azure.identity import ManagedIdentityCredential\n',
    'import os\nfrom azure.identity.aio import DefaultAzureCredential as Dac\n',
    'import azure.identity\nfrom azure.storage.blob import BlobServiceClient\n',
    'from azure.identity import (\n    DefaultAzureCredential,\n    ClientSecretCredential,\n)\n',
  ],
  statements: ['', '<statement>', '<statement><statements>', '<statement><statement><statements>'],
  statement: [
    'a = <value>\n',
    'def load(x):\n    if <test>:\n        return <value>\n    return <value>\n\n\n',
    'class Orders:\n    """Reads orders."""\n\n    client = <value>\n\n    async def run(self):\n        async with <value> as c:\n            print(c)\n\n\n',
    'print(credential.get_token("https://vault.azure.net/.default").token)\n',
    's = f"{a} text"\n',
    'requests.get("http://169.254.169.254/metadata/identity/oauth2/token?mi_res_id=x", headers={})\n',
  ],
  test: ['os.environ.get("APP_ENV") == "development"', 'is_local', 'not production'],
  value: [
    '1',
    'ManagedIdentityCredential()',
    'ManagedIdentityCredential(client_id="<guid>")',
    'ManagedIdentityCredential(object_id="<guid>")',
    'ManagedIdentityCredential(identity_config={"mi_res_id": "<guid>"})',
    'DefaultAzureCredential(managed_identity_client_id="<guid>")',
    'azure.identity.DefaultAzureCredential()',
    'ClientSecretCredential("a", "b", "c")',
    "BlobServiceClient.from_connection_string('<secret>')",
    'call(<value>, key=<value>)',
    '{"a": <value>, "b": [<value>]}',
  ],
  guid,
  secret,
};

const csharp: Productions = {
  start: [
    '<using>\n<top>',
    '<using>\nnamespace Orders;\n\n<type>',
    '// © Contoso\n<using>\nnamespace Orders\n{\n<type>}\n',
  ],
  using: [
    'using Azure.Identity;\n',
    'using System;\nusing Azure.Core;\nusing Azure.Identity;\nusing Azure.Storage.Blobs;\n',
    'using Id = Azure.Identity;\n',
    '',
  ],
  top: ['', '<statement>', '<statement><top>', '<statement><statement><top>'],
  type: [
    'public class Orders\n{\n    private readonly object a = <value>;\n\n    public void Run()\n    {\n        <statement>    }\n}\n',
  ],
  statement: [
    'var a = <value>;\n',
    'if (<test>)\n{\n    <statement>}\n',
    'TokenCredential c = <test> ? <value> : <value>;\n',
    'builder.Services.AddAzureClients(clients => { clients.UseCredential(<value>); });\n',
    'Console.WriteLine(credential.GetToken(context).Token);\n',
  ],
  test: ['builder.Environment.IsDevelopment()', 'env.IsProduction()', 'isLocal'],
  value: [
    '1',
    'new ManagedIdentityCredential()',
    'new ManagedIdentityCredential("<guid>")',
    'new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId("<guid>"))',
    'new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = "<guid>" })',
    'new Id.DefaultAzureCredential()',
    'new BlobServiceClient("<secret>")',
    'new BlobServiceClient(new Uri("https://orders.blob.core.windows.net"), <value>)',
    '$"{a} text"',
  ],
  guid,
  secret,
};

const java: Productions = {
  start: [
    'package orders;\n\n<import>\n<type>',
    '/* © Contoso */\npackage orders;\n<import>\n<type><type>',
    '<import>\n<type>',
  ],
  import: [
    'import com.azure.identity.ManagedIdentityCredentialBuilder;\n',
    'import com.azure.identity.*;\nimport java.util.List;\n',
    'import com.azure.core.credential.TokenCredential;\nimport com.azure.identity.DefaultAzureCredentialBuilder;\n',
    '',
  ],
  type: [
    'public final class Orders {\n    private static final Object A = <value>;\n\n    void run() {\n        <statements>    }\n}\n',
    'record Line(String name, int count) {}\n',
    'interface Reader { String read(); }\n',
  ],
  statements: ['', '<statement>', '<statement><statements>'],
  statement: [
    'var a = <value>;\n',
    'if (<test>) {\n    <statement>}\n',
    'use(() -> <value>);\n',
    'System.out.println(credential.getTokenSync(context).getToken());\n',
  ],
  test: ['"development".equals(System.getenv("APP_ENV"))', 'isLocal', '!production'],
  value: [
    '1',
    'new ManagedIdentityCredentialBuilder().build()',
    'new ManagedIdentityCredentialBuilder().clientId("<guid>").build()',
    'new ManagedIdentityCredentialBuilder().clientId("<guid>").resourceId("<guid>").build()',
    'new DefaultAzureCredentialBuilder().managedIdentityClientId("<guid>").build()',
    'new BlobServiceClientBuilder().connectionString("<secret>").buildClient()',
    'call(<value>, <value>)',
  ],
  guid,
  secret,
};

const go: Productions = {
  start: [
    'package main\n\n<import>\n<declarations>',
    '// Package main reads orders.\npackage main\n\n<import>\n<declarations>',
  ],
  import: [
    'import "github.com/Azure/azure-sdk-for-go/sdk/azidentity"\n',
    'import (\n\t"fmt"\n\n\t"github.com/Azure/azure-sdk-for-go/sdk/azcore"\n\t"github.com/Azure/azure-sdk-for-go/sdk/azidentity"\n)\n',
    'import id "github.com/Azure/azure-sdk-for-go/sdk/azidentity"\n',
    '',
  ],
  declarations: ['', '<declaration>', '<declaration><declarations>'],
  declaration: [
    'func main() {\n\t<statements>}\n\n',
    'func load() (azcore.TokenCredential, error) {\n\t<statements>\treturn nil, nil\n}\n\n',
    'type orders struct {\n\tname string\n}\n\n',
    'var name = "orders"\n\n',
  ],
  statements: ['', '<statement>', '<statement><statements>'],
  statement: [
    'a := <value>\n',
    'credential, err := <value>\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n',
    'if <test> {\n\t<statement>}\n',
    'fmt.Println(token.Token)\n',
  ],
  test: ['os.Getenv("APP_ENV") == "development"', 'isLocal'],
  value: [
    '1',
    'azidentity.NewManagedIdentityCredential(nil)',
    'azidentity.NewManagedIdentityCredential(&azidentity.ManagedIdentityCredentialOptions{ID: azidentity.ClientID("<guid>")})',
    'azidentity.NewDefaultAzureCredential(nil)',
    'azidentity.NewClientSecretCredential("a", "b", "c", nil)',
    'azblob.NewClientFromConnectionString("<secret>", nil)',
    'call(<value>)',
  ],
  guid,
  secret,
};

/** Grammars by the editor's language ID. */
export const codeGrammars: Readonly<Record<string, Productions>> = {
  typescript,
  typescriptreact: {
    ...typescript,
    statement: [...(typescript['statement'] ?? []), 'const view = <div id="a">{<value>}</div>;\n'],
  },
  javascript: {
    ...typescript,
    import: (typescript['import'] ?? []).filter((text) => !text.includes('type ')),
  },
  javascriptreact: {
    ...typescript,
    import: ["import { ManagedIdentityCredential } from '@azure/identity';\n"],
  },
  vue: {
    ...typescript,
    start: [
      '<template>\n  <p>{{ a }}</p>\n</template>\n\n<script setup lang="ts">\n<import><statements></script>\n',
      '<script>\n<import><statements></script>\n<style scoped>p { color: red; }</style>\n',
    ],
  },
  python,
  csharp,
  java,
  go,
  rust,
  cpp,
};
