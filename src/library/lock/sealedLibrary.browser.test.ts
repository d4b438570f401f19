/** The same library over sealed rows: everything that holds for one holds for the other. */
import { afterAll } from 'vitest';
import { describeLibrary } from '../../testing/libraryContract.ts';
import { describeLibraryProperties } from '../../testing/libraryProperties.ts';
import { createLockedProfiles } from '../../testing/lockedProfiles.ts';

const locked = createLockedProfiles();
afterAll(() => locked.deleteAll());

describeLibrary('the library of a locked profile', (random) => locked.open({ random }));
describeLibraryProperties('any library of a locked profile', () => locked.open(), 15);
