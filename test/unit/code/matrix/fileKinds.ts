/** The kinds of files that a credential is inserted into: what stands at their top, what they import, where the cursor is. */

import type { Language } from '../../../../src/code/language';
import { cpp } from '../../../../src/code/cpp/language';
import { csharp } from '../../../../src/code/csharp/language';
import { go } from '../../../../src/code/go/language';
import { java } from '../../../../src/code/java/language';
import { python } from '../../../../src/code/python/language';
import { rust } from '../../../../src/code/rust/language';
import { javascript, typescript } from '../../../../src/code/typescript/language';
import { vue } from '../../../../src/code/vue/language';

type Top = 'empty' | 'header comment' | 'shebang' | 'directives' | 'docstring';
type Import = 'none' | 'present' | 'aliased' | 'namespace' | 'other member' | 'types only';

export interface FileKind {
  readonly language: Language;
  readonly languageId: string;
  readonly path: string;
  /** What the language has at the top of a file; all else in front of the imports is in each of them. */
  readonly tops: Readonly<Partial<Record<Top, string>>>;
  /** Only the forms that the language has. */
  readonly imports: Readonly<Partial<Record<Import, string>>>;
  /** Code with `¦` where the credential goes, on a line of its own. */
  readonly body: string;
  /** What surrounds the code. */
  readonly around?: readonly [before: string, after: string];
  /** One line that imports something, and what the SDK's own is called in it. */
  readonly importLine: RegExp;
  readonly sdk: string;
  /** A function that is written beside the credential, in front of its name. */
  readonly guard: RegExp;
}

const node: Pick<FileKind, 'imports' | 'body' | 'importLine' | 'sdk' | 'guard' | 'tops'> = {
  tops: {
    empty: '',
    'header comment': '// Copyright Contoso. Licensed under MIT.\n\n',
    shebang: '#!/usr/bin/env node\n',
    directives: "'use client';\n\n",
    docstring: '/** @file Takes orders. */\n\n',
  },
  imports: {
    none: '',
    present: "import { ManagedIdentityCredential } from '@azure/identity';\n",
    aliased: "import { ManagedIdentityCredential as Mic } from '@azure/identity';\n",
    namespace: "import * as identity from '@azure/identity';\n",
    'other member': "import { ChainedTokenCredential } from '@azure/identity';\n",
  },
  body: '\nfunction connect(url) {\n    ¦\n    return url;\n}\n',
  importLine: /^import .*$/gm,
  sdk: '@azure/identity',
  guard: /function requireEnvironmentVariable/g,
};
const typesOnly = { 'types only': "import type { TokenCredential } from '@azure/identity';\n" };
const element = '\nexport const Orders = () => {\n    ¦\n    return <p title="a">{1 < 2}</p>;\n};\n';
const vueTops = {
  empty: '',
  'header comment': '// Copyright Contoso. Licensed under MIT.\n\n',
  docstring: '/** Takes orders. */\n\n',
};

const pythonFile: Omit<FileKind, 'path'> = {
  language: python,
  languageId: 'python',
  tops: {
    empty: '',
    'header comment': '# Copyright Contoso.\n\n',
    shebang: '#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n',
    directives: 'from __future__ import annotations\n\n',
    docstring: '"""Takes orders."""\n\n',
  },
  imports: {
    none: '',
    present: 'from azure.identity import ManagedIdentityCredential\n\n',
    aliased: 'from azure.identity import ManagedIdentityCredential as Mic\n\n',
    namespace: 'import azure.identity\n\n',
    'other member': 'from azure.identity import AzureCliCredential\n\n',
    'types only':
      'from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from azure.identity import ManagedIdentityCredential\n\n',
  },
  body: '\ndef connect(url):\n    x = 1\n    ¦\n    return url\n',
  importLine: /^(from|import) .*$/gm,
  sdk: 'azure.identity',
  guard: /def required_env/g,
};

const csharpFile: Omit<FileKind, 'path'> = {
  language: csharp,
  languageId: 'csharp',
  tops: {
    empty: '',
    'header comment': '// Copyright Contoso.\n\n',
    shebang: '#!/usr/bin/env dotnet\n#:package Azure.Identity@1.17.0\n\n',
    directives: '#nullable enable\n\n',
    docstring: '/*\n * Takes orders.\n */\n\n',
  },
  imports: {
    none: '',
    present: 'using Azure.Identity;\n\n',
    aliased: 'using Mic = Azure.Identity.ManagedIdentityCredential;\n\n',
    namespace: 'using AzId = Azure.Identity;\n\n',
    'other member': 'using Azure.Storage.Blobs;\nusing System.Linq;\n\n',
    'types only': 'using TokenCredential = Azure.Core.TokenCredential;\n\n',
  },
  body: 'var builder = WebApplication.CreateBuilder(args);\n¦\nvar app = builder.Build();\n',
  importLine: /^using [\w. =]+;/gm,
  sdk: 'Azure.Identity',
  guard: /string RequiredEnv/g,
};

const jdk = 'package com.contoso.orders;\n\n';
const sdkForGo = 'github.com/Azure/azure-sdk-for-go/sdk';

export const fileKinds: Readonly<Record<string, FileKind>> = {
  TSX: {
    ...node,
    language: typescript,
    languageId: 'typescriptreact',
    path: '/w/src/Orders.tsx',
    imports: { ...node.imports, ...typesOnly },
    body: element,
  },
  JSX: {
    ...node,
    language: javascript,
    languageId: 'javascriptreact',
    path: '/w/src/Orders.jsx',
    body: element,
  },
  'Vue in TypeScript': {
    ...node,
    language: vue,
    languageId: 'vue',
    path: '/w/src/Orders.vue',
    tops: vueTops,
    imports: { ...node.imports, ...typesOnly },
    around: [
      '<script setup lang="ts">\n',
      '</script>\n\n<template>\n    <p :on="1 < 2">{{ a }}</p>\n</template>\n',
    ],
  },
  'Vue in JavaScript': {
    ...node,
    language: vue,
    languageId: 'vue',
    path: '/w/src/Orders.vue',
    tops: vueTops,
    around: ['<template>\n    <p>{{ a }}</p>\n</template>\n\n<script>\n', '</script>\n'],
  },
  Python: { ...pythonFile, path: '/w/orders.py' },
  'a notebook cell in Python': {
    ...pythonFile,
    path: '/w/orders.ipynb',
    tops: {
      empty: '',
      'header comment': '# Copyright Contoso.\n\n',
      directives: '%pip install azure-identity\n',
      docstring: '"""Takes orders."""\n\n',
    },
    body: '\n!ls -la\nx = 1\n¦\nprint(x)\n',
  },
  'C#': { ...csharpFile, path: '/w/Orders.cs' },
  'a notebook cell in C#': {
    ...csharpFile,
    path: '/w/orders.ipynb',
    tops: {
      empty: '',
      'header comment': '// Copyright Contoso.\n\n',
      directives: '#r "nuget: Azure.Identity"\n\n',
    },
    body: 'var x = 1;\n¦\nConsole.WriteLine(x);\n',
  },
  'a notebook cell in TypeScript': {
    ...node,
    language: typescript,
    languageId: 'typescript',
    path: '/w/orders.ipynb',
    tops: { empty: '', 'header comment': '// Copyright Contoso.\n\n' },
    imports: { ...node.imports, ...typesOnly },
    body: '\nconst x = 1;\n¦\nx;\n',
  },
  Java: {
    language: java,
    languageId: 'java',
    path: '/w/Orders.java',
    tops: {
      empty: '',
      'header comment': '// Copyright Contoso.\n\n',
      directives: jdk,
      docstring: `/*\n * Takes orders.\n */\n${jdk}`,
    },
    imports: {
      none: '',
      present: 'import com.azure.identity.ManagedIdentityCredentialBuilder;\n\n',
      namespace: 'import com.azure.core.credential.*;\nimport com.azure.identity.*;\n\n',
      'other member': 'import com.azure.identity.AzureCliCredentialBuilder;\nimport java.util.List;\n\n',
      'types only':
        'import com.azure.core.credential.TokenCredential;\nimport com.azure.identity.ManagedIdentityCredential;\n\n',
    },
    body: 'class Orders {\n    void run() {\n        int x = 1;\n        ¦\n    }\n}\n',
    importLine: /^import .*;/gm,
    sdk: 'com.azure.identity',
    guard: /String requiredEnv\d*\(/g,
  },
  Go: {
    language: go,
    languageId: 'go',
    path: '/w/orders.go',
    tops: {
      empty: 'package orders\n\n',
      'header comment': '// Copyright Contoso.\n\npackage orders\n\n',
      directives: '//go:build linux\n\npackage orders\n\n',
      docstring: '// Package orders takes orders.\npackage orders // now\n\n',
    },
    imports: {
      none: '',
      present: `import "${sdkForGo}/azidentity"\n\n`,
      aliased: `import (\n\t"fmt"\n\n\tid "${sdkForGo}/azidentity"\n)\n\n`,
      namespace: `import . "${sdkForGo}/azidentity"\n\n`,
      'other member': `import (\n\t"fmt"\n\n\t"${sdkForGo}/storage/azblob"\n)\n\n`,
      'types only': `import "${sdkForGo}/azcore"\n\ntype used = azcore.TokenCredential\n\n`,
    },
    body: 'func load(name string) (int, error) {\n\tn := len(name)\n\t¦\n\treturn n, nil\n}\n',
    importLine: /^(?:import |\s+)(?:[\w.]+ )?"[^"]+"\r?$/gm,
    sdk: '/azidentity"',
    guard: /^func requiredEnv/gm,
  },
  'C++': {
    language: cpp,
    languageId: 'cpp',
    path: '/w/orders.cpp',
    tops: {
      empty: '',
      'header comment': '// Copyright Contoso.\n\n',
      directives: '#pragma once\n\n',
      docstring: '/*\n * Takes orders.\n */\n\n',
    },
    imports: {
      none: '',
      present: '#include <azure/identity.hpp>\n\n',
      aliased: '#include <azure/identity.hpp>\n\nusing Mic = Azure::Identity::ManagedIdentityCredential;\n\n',
      namespace: '#include <azure/identity.hpp>\n\nnamespace id = Azure::Identity;\n\n',
      'other member': '#include <azure/core.hpp>\n#include <string>\n\n',
      'types only':
        '#include <azure/core/credentials/credentials.hpp>\n\nnamespace Azure { namespace Identity { class ManagedIdentityCredential; }}\n\n',
    },
    body: 'int main()\n{\n    int x = 1;\n    ¦\n    return x;\n}\n',
    importLine: /^#include .*$/gm,
    sdk: 'azure/identity',
    guard: /std::string RequiredEnv/g,
  },
  Rust: {
    language: rust,
    languageId: 'rust',
    path: '/w/src/orders.rs',
    tops: {
      empty: '',
      'header comment': '// Copyright Contoso.\n\n',
      shebang: '#!/usr/bin/env -S cargo +nightly -Zscript\n',
      directives: '#![allow(dead_code)]\n\n',
      docstring: '//! Takes orders.\n\n',
    },
    imports: {
      none: '',
      present: 'use azure_identity::ManagedIdentityCredential;\n\n',
      aliased: 'use azure_identity::ManagedIdentityCredential as Mic;\n\n',
      namespace: 'use azure_identity as id;\n\n',
      'other member': 'use azure_identity::AzureCliCredential;\nuse std::io;\n\n',
      'types only': 'use azure_core::credentials::TokenCredential;\nuse std::sync::Arc;\n\n',
    },
    body: '#[tokio::main]\nasync fn main() -> Result<(), Box<dyn std::error::Error>> {\n    let x = 1;\n    ¦\n    Ok(())\n}\n',
    importLine: /^\s*use .*$/gm,
    sdk: 'azure_identity',
    guard: /fn required_env/g,
  },
};

/** How a file is laid out; in Go, where steps are tabs already, blanks stand for them. */
export const layouts: Readonly<Record<string, (text: string) => string>> = {
  LF: (text) => text,
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  tabs: (text) => (text.includes('\t') ? text.replaceAll('\t', '    ') : text.replaceAll('    ', '\t')),
  BOM: (text) => `\uFEFF${text}`,
};
