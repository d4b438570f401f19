import { describeLibrary } from './libraryContract.ts';
import { describeLibraryProperties } from './libraryProperties.ts';
import { createMemoryLibrary } from './memoryLibrary.ts';

describeLibrary('the library in memory', async (random) => createMemoryLibrary({ random }));
describeLibraryProperties('any library in memory', async () => createMemoryLibrary(), 300);
