import { expect, test, vi } from 'vitest';
import { createFreshInputs } from '../../pipeline/freshInputs.ts';
import { createGate } from '../../testing/gate.ts';
import { pictureFile } from '../../testing/pictureFiles.ts';
import { createTestDeps } from '../../testing/testDeps.ts';
import type { QueueControls } from '../depsContext.ts';
import { createImporter, useImports } from './importer.ts';
import { isUnderWay, sumSession } from './importSession.ts';

function pictures(...names: string[]) {
  return names.map((name) => ({ file: pictureFile(name), path: `${name}.jpg` }));
}

const NO_QUEUES: QueueControls = {
  wake: () => undefined,
  pauseQueue: () => Promise.resolve(),
  resumeQueue: () => Promise.resolve(),
};

test('a cancelled import names the files it leaves out, also of drops whose turn had not come', async () => {
  const deps = createTestDeps({ parallelism: 1 });
  const freshInputs = createFreshInputs();
  const importer = createImporter({ deps, queues: NO_QUEUES, freshInputs });
  const rendering = createGate();
  const begun = createGate();
  deps.media.gate = async (work) => {
    if (work !== 'render') return;
    begun.open();
    await rendering.opened;
  };
  importer.add(pictures('dog', 'cat'));
  importer.add(pictures('bird'));
  await begun.opened;
  importer.cancel();
  rendering.open();

  await vi.waitFor(() => {
    expect(isUnderWay(useImports.getState().session)).toBe(false);
  });
  const { session } = useImports.getState();
  expect(session?.state).toBe('cancelled');
  expect(session === null ? null : sumSession(session)).toMatchObject({
    total: 3,
    imported: 0,
    leftOut: ['dog.jpg', 'cat.jpg', 'bird.jpg'],
  });
});
