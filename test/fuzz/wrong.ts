/** Files with secrets and mistakes in them, by language: what is found and mended in them is mended when they are spoilt too. */

import { fixes as go } from '../sdk/fixes/go';
import { fixes as java } from '../sdk/fixes/java';
import { fixes as python } from '../sdk/fixes/python';
import { fixes as rust } from '../sdk/fixes/rust';
import { fixes as typescript, scriptFixes as javascript } from '../sdk/fixes/typescript';
import { rewritePlaces } from '../unit/code/secrets/rewritePlaces';
import { vaultPlaces } from '../unit/code/secrets/vaultPlaces';

const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  go,
  java,
  python,
  rust,
  typescript,
  javascript,
};

export function wrongFiles(languageId: string): readonly string[] {
  const places = Object.values(vaultPlaces).filter((one) => one.languageId === languageId);
  const rewrites = Object.values(rewritePlaces).filter((one) => one.languageId === languageId);
  return [
    ...Object.values(tables[languageId] ?? {}),
    ...places.flatMap(({ possible, impossible }) => [
      ...Object.values(possible),
      ...Object.values(impossible),
    ]),
    ...rewrites.flatMap(({ files }) => Object.values(files).map(([before]) => before)),
  ];
}
