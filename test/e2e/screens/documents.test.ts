import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { floorSdl, generatedFolder, typedDocuments } from '../../../scripts/documents.ts';

test('the typed documents are those that the committed schema and the pages’ questions make', async () => {
  const made = await typedDocuments(readFileSync(floorSdl, 'utf8'));
  expect(made.size).toBeGreaterThan(0);
  expect(readdirSync(generatedFolder).sort(), 'run: node scripts/documents.ts').toEqual([...made.keys()].sort());
  for (const [name, text] of made) {
    expect(readFileSync(join(generatedFolder, name), 'utf8'), `${name} is stale; run: node scripts/documents.ts`).toBe(
      text,
    );
  }
});

test('a question that the schema does not answer is refused by name', async () => {
  const without = readFileSync(floorSdl, 'utf8').replaceAll('savableCount', 'savedCount');
  await expect(typedDocuments(without)).rejects.toThrow(/savableCount/);
});
