/** Sidecars as a browser's XML parser reads them: well-formed, and each tag what it was, whatever it is called. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toXmp } from './xmp.ts';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

function readList(xmp: Document, namespace: string, name: string): string[] {
  const list = xmp.getElementsByTagNameNS(namespace, name)[0];
  return Array.from(list?.getElementsByTagNameNS(RDF, 'li') ?? [], ({ textContent }) => textContent);
}

test('every tag is read back from well-formed XML', () => {
  const part = fc.oneof(
    fc.constantFrom(
      ']]>',
      '<![CDATA[x]]>',
      '&amp;',
      '"quoted"',
      "'",
      'שבת',
      'كل عام',
      '🐣',
      '<!--',
      '?>',
      'a\rb',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((text) => !/[/|]/.test(text)),
  );
  fc.assert(
    fc.property(fc.uniqueArray(part, { minLength: 1, maxLength: 4 }), fc.boolean(), (parts, isFavourite) => {
      const tagPaths = [parts.join('/'), ...parts];
      const text = toXmp({ tagPaths, isFavourite }) ?? '';
      const xmp = new DOMParser().parseFromString(text, 'application/xml');
      expect(xmp.querySelector('parsererror')).toBeNull();
      expect(readList(xmp, 'http://www.digikam.org/ns/1.0/', 'TagsList')).toEqual(tagPaths);
      expect(readList(xmp, 'http://ns.adobe.com/lightroom/1.0/', 'hierarchicalSubject')).toEqual([
        parts.join('|'),
        ...parts,
      ]);
      expect(new Set(readList(xmp, 'http://purl.org/dc/elements/1.1/', 'subject'))).toEqual(new Set(parts));
      const rating = xmp.getElementsByTagNameNS('http://ns.adobe.com/xap/1.0/', 'Rating')[0];
      expect(rating?.textContent).toBe(isFavourite ? '5' : undefined);
    }),
    { numRuns: 200 },
  );
});
