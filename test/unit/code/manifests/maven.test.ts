/** What `pom.xml` and Gradle build scripts lack, and the edit that puts it right in the layout the file has. */

import assert from 'node:assert/strict';
import { gradle, moduleInfo, pom } from '../../../../src/code/manifests/kinds';
import { planPackages } from '../../../../src/code/manifests/planPackages';
import type { PackageNeed } from '../../../../src/code/request';
import { applyEdits } from '../../../../src/code/text';

const identity = { name: 'com.azure:azure-identity', minimum: '1.14.0' };
const blob = { name: 'com.azure:azure-storage-blob', minimum: '12.17.0' };

const plan = (path: string, text: string, needs: readonly PackageNeed[]): ReturnType<typeof planPackages> =>
  planPackages({ path, text }, [pom, gradle], needs);

function edited(path: string, text: string, ...needs: PackageNeed[]): string | undefined {
  const { edits } = plan(path, text, needs);
  return edits && applyEdits(text, edits);
}

function said(path: string, text: string, need: PackageNeed = identity): string {
  const { missing, tooOld } = plan(path, text, [need]);
  if (missing.length > 0) return 'missing';
  return tooOld.length > 0 ? `too old: ${tooOld.map(({ found }) => found).join()}` : 'nothing';
}

const project = (inner: string): string => `<project xmlns="http://maven.apache.org/POM/4.0.0">
    <modelVersion>4.0.0</modelVersion>
${inner}</project>
`;
const dependency = (version: string): string => `    <dependencies>
        <dependency>
            <groupId>com.azure</groupId>
            <artifactId>azure-identity</artifactId>
${version}        </dependency>
    </dependencies>
`;
const versioned = (version: string): string => dependency(`            <version>${version}</version>\n`);
const bom = (version: string): string => `    <dependencyManagement>
        <dependencies>
            <dependency>
                <groupId>com.azure</groupId>
                <artifactId>azure-sdk-bom</artifactId>
                <version>${version}</version>
                <type>pom</type>
                <scope>import</scope>
            </dependency>
        </dependencies>
    </dependencyManagement>
`;

describe('pom.xml', () => {
  it('gets a dependency behind the others, or the whole list', () => {
    const one = `        <dependency>
            <groupId>com.azure</groupId>
            <artifactId>azure-storage-blob</artifactId>
            <version>12.17.0</version>
        </dependency>
`;
    const start = project(versioned('1.18.0'));
    assert.equal(
      edited('pom.xml', start, identity, blob),
      start.replace('    </dependencies>', `${one}    </dependencies>`),
    );
    const crlf = start.replaceAll('\n', '\r\n');
    assert.equal(edited('/w/pom.xml', crlf, blob), edited('pom.xml', start, blob)?.replaceAll('\n', '\r\n'));
    assert.equal(
      edited('pom.xml', project(''), blob),
      project(`    <dependencies>\n${one}    </dependencies>\n`),
    );
  });

  it('leaves the version to the bill of materials where that is imported', () => {
    const start = project(`${bom('1.3.0')}${dependency('').replace('identity', 'cosmos')}`);
    const after = edited('pom.xml', start, identity);
    assert.match(after ?? '', /<artifactId>azure-identity<\/artifactId>\n {8}<\/dependency>/);
    assert.equal(said('pom.xml', after ?? ''), 'nothing');
    assert.equal(said('pom.xml', project(bom('1.2.20') + dependency(''))), 'too old: 1.2.20');
    assert.equal(
      edited('pom.xml', project(bom('1.2.20') + dependency('')), identity),
      project(bom('1.3.9') + dependency('')),
    );
  });

  it('has a version raised where it is written: here, in a property, or among the managed ones', () => {
    assert.equal(edited('pom.xml', project(versioned('1.13.3')), identity), project(versioned('1.19.0')));
    const property = (version: string): string =>
      project(
        `    <properties>\n        <azure.identity>${version}</azure.identity>\n    </properties>\n${versioned('${azure.identity}')}`,
      );
    assert.equal(edited('pom.xml', property('1.5.0'), identity), property('1.19.0'));
    const managed = (version: string): string =>
      project(`${bom(version).replace('azure-sdk-bom', 'azure-identity')}${dependency('')}`);
    assert.equal(edited('pom.xml', managed('1.5.0'), identity), managed('1.19.0'));
  });

  it('is left alone where the package is there, or only Maven could tell', () => {
    const texts = [
      versioned('1.14.0'),
      versioned('[1.0,2.0)'),
      versioned('${other}'),
      dependency(''),
      `    <parent>\n        <groupId>a</groupId>\n        <artifactId>b</artifactId>\n    </parent>\n`,
      dependency('').replace('com.azure', 'com.azure.spring'),
    ];
    for (const text of texts) assert.equal(said('pom.xml', project(text)), 'nothing', text);
  });

  it('does not take comments, plugins, profiles and exclusions for dependencies', () => {
    const texts = [
      `<!--\n${versioned('1.19.0')}-->\n`,
      `    <build>\n${versioned('1.19.0')}    </build>\n`,
      `    <profiles>\n${versioned('1.19.0')}    </profiles>\n`,
      bom('1.3.9').replace('azure-sdk-bom', 'azure-identity'),
    ];
    for (const text of texts) assert.equal(said('pom.xml', project(text)), 'missing', text);
  });
});

describe('build.gradle', () => {
  it('gets a dependency at the end of its block, in the language it is written in', () => {
    const groovy =
      "plugins {\n    id 'java'\n}\n\ndependencies {\n    implementation 'org.slf4j:slf4j-api:2.0.0'\n}\n";
    assert.equal(
      edited('build.gradle', groovy, identity, blob),
      groovy.replace(
        "2.0.0'\n",
        "2.0.0'\n    implementation 'com.azure:azure-identity:1.19.0'\n    implementation 'com.azure:azure-storage-blob:12.17.0'\n",
      ),
    );
    const kotlin = groovy.replaceAll(/ '([^']*)'/g, '("$1")').replaceAll('\n', '\r\n');
    assert.equal(
      edited('build.gradle.kts', kotlin, identity),
      kotlin.replace('2.0.0")\r\n', '2.0.0")\r\n    implementation("com.azure:azure-identity:1.19.0")\r\n'),
    );
    assert.equal(
      edited('build.gradle', "apply plugin: 'java'\n", identity),
      "apply plugin: 'java'\n\ndependencies {\n    implementation 'com.azure:azure-identity:1.19.0'\n}\n",
    );
  });

  it('has a version raised in both notations, and the platform’s', () => {
    for (const text of [
      "dependencies {\n    implementation 'com.azure:azure-identity:1.5.0'\n}\n",
      'dependencies {\n    api("com.azure:azure-identity:1.5.0")\n}\n',
      "dependencies {\n    implementation group: 'com.azure', name: 'azure-identity', version: '1.5.0'\n}\n",
    ]) {
      assert.equal(said('build.gradle', text), 'too old: 1.5.0');
      assert.equal(edited('build.gradle', text, identity), text.replace('1.5.0', '1.19.0'));
    }
    const platform = (version: string): string =>
      `dependencies {\n    implementation(platform("com.azure:azure-sdk-bom:${version}"))\n    implementation("com.azure:azure-identity")\n}\n`;
    assert.equal(edited('build.gradle.kts', platform('1.2.20'), identity), platform('1.3.9'));
    assert.match(
      edited('build.gradle.kts', platform('1.3.9'), blob) ?? '',
      /\n {4}implementation\("com\.azure:azure-storage-blob"\)\n\}/,
    );
  });

  it('is left alone where the package is there, or only Gradle could tell', () => {
    for (const line of [
      "implementation 'com.azure:azure-identity:1.14.0'",
      "implementation 'com.azure:azure-identity:1.+'",
      'implementation "com.azure:azure-identity:$version"',
      'implementation(libs.azure.identity)',
      'implementation(libs.bundles.azure)',
      "implementation project(':core')",
    ])
      assert.equal(said('build.gradle', `dependencies {\n    ${line}\n}\n`), 'nothing', line);
    assert.equal(
      said(
        'build.gradle',
        "dependencies {\n    // 'com.azure:azure-identity:1.19.0'\n    implementation 'https://a'\n}\n",
      ),
      'missing',
    );
  });
});

describe('without a certain place', () => {
  it('Maven’s own command adds the packages', () => {
    const { edits, installCommand } = plan('pom.xml', '<project></project>', [identity]);
    assert.equal(edits, undefined);
    assert.match(
      installCommand,
      /^mvn org\.apache\.maven\.plugins:\S+:add "-Dgav=com\.azure:azure-identity:1\.19\.0"$/,
    );
  });
});

describe('a build script on few lines', () => {
  it('gets the dependency whether its block is empty, on one line or indented', () => {
    for (const [path, text, wanted] of [
      [
        'build.gradle',
        "plugins { id 'java' }\ndependencies { }\n",
        "plugins { id 'java' }\ndependencies {\n    implementation 'com.azure:azure-identity:1.19.0'\n}\n",
      ],
      [
        'build.gradle',
        'dependencies {}\n',
        "dependencies {\n    implementation 'com.azure:azure-identity:1.19.0'\n}\n",
      ],
      [
        'build.gradle.kts',
        'plugins { id("java") }\ndependencies { implementation("a:b:1") }\n',
        'plugins { id("java") }\ndependencies { implementation("a:b:1")\n    implementation("com.azure:azure-identity:1.19.0")\n}\n',
      ],
      [
        'build.gradle',
        "dependencies {\n    implementation('a:b:1') {\n        exclude group: 'c'\n    }\n  }\n",
        "dependencies {\n    implementation('a:b:1') {\n        exclude group: 'c'\n    }\n    implementation 'com.azure:azure-identity:1.19.0'\n  }\n",
      ],
    ] as const)
      assert.equal(edited(path, text, identity), wanted, text);
  });
});

describe('module-info.java', () => {
  const needs = [identity, blob, { name: 'com.microsoft.sqlserver:mssql-jdbc', minimum: '12.4.0' }];
  const after = (text: string): string | undefined => {
    const { edits } = planPackages(
      { path: '/w/src/main/java/module-info.java', text },
      [pom, gradle, moduleInfo],
      needs,
    );
    return edits && applyEdits(text, edits);
  };

  it('gets what the code requires behind the others, each once', () => {
    assert.equal(
      after(
        'module com.contoso.orders {\n  requires java.sql;\n  // requires com.azure.identity;\n  exports com.contoso;\n}\n',
      ),
      'module com.contoso.orders {\n  requires java.sql;\n  requires com.azure.identity;\n  requires com.azure.storage.blob;\n  requires com.microsoft.sqlserver.jdbc;\n  // requires com.azure.identity;\n  exports com.contoso;\n}\n',
    );
    assert.equal(
      after('open module orders {}\n'),
      'open module orders {\n    requires com.azure.identity;\n    requires com.azure.storage.blob;\n    requires com.microsoft.sqlserver.jdbc;\n}\n',
    );
  });

  it('is left alone where all of it is there', () => {
    assert.equal(
      after(
        'module a {\n  requires transitive com.azure.identity;\n  requires static com.azure.storage.blob; requires com.microsoft.sqlserver.jdbc;\n}\n',
      ),
      undefined,
    );
  });
});
