/**
 * What a person made of a photo as an XMP sidecar (ISO 16684-1): tags in the three properties that other programs read,
 * flat words and paths in both ways of writing them, and a favourite as five stars, the nearest there is to it.
 */

const NAMESPACES = [
  ['xmp', 'http://ns.adobe.com/xap/1.0/'],
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['lr', 'http://ns.adobe.com/lightroom/1.0/'],
  ['digiKam', 'http://www.digikam.org/ns/1.0/'],
] as const;

const STARS_OF_A_FAVOURITE = 5;

export interface XmpFacts {
  /** `Holidays/2019`. */
  readonly tagPaths: readonly string[];
  readonly isFavourite: boolean;
}

/** The photo's sidecar; null where there is nothing to say. */
export function toXmp({ tagPaths, isFavourite }: XmpFacts): string | null {
  if (tagPaths.length === 0 && !isFavourite) return null;
  const rating = `   <xmp:Rating>${String(STARS_OF_A_FAVOURITE)}</xmp:Rating>`;
  const properties = [...(isFavourite ? [rating] : []), ...(tagPaths.length > 0 ? tagLists(tagPaths) : [])];
  const namespaces = NAMESPACES.map(([prefix, uri]) => `\n    xmlns:${prefix}="${uri}"`).join('');
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""${namespaces}>
${properties.join('\n')}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
`;
}

function tagLists(tagPaths: readonly string[]): string[] {
  const paths = tagPaths.map((path) => path.split('/').filter((part) => part !== ''));
  const words = [...new Set(paths.flatMap((parts) => parts.at(-1) ?? []))];
  // What parts the levels cannot stand within one.
  const withBars = paths.map((parts) => parts.map((part) => part.replaceAll('|', '_')).join('|'));
  return [
    list('dc:subject', 'Bag', words),
    list('lr:hierarchicalSubject', 'Bag', withBars),
    list(
      'digiKam:TagsList',
      'Seq',
      paths.map((parts) => parts.join('/')),
    ),
  ];
}

function list(name: string, kind: 'Bag' | 'Seq', values: readonly string[]): string {
  const items = values.map((value) => `     <rdf:li>${escapeXml(value)}</rdf:li>`).join('\n');
  return `   <${name}>\n    <rdf:${kind}>\n${items}\n    </rdf:${kind}>\n   </${name}>`;
}

/** A carriage return is a line feed to whoever reads XML, unless it is spelt out. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#xD;',
};

/** Characters that XML 1.0 cannot hold, escaped or not, are left out. */
function escapeXml(text: string): string {
  return Array.from(text, (char) =>
    isXmlChar(char.codePointAt(0) ?? 0) ? (ENTITIES[char] ?? char) : '',
  ).join('');
}

function isXmlChar(code: number): boolean {
  return (
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code < 0xd800) ||
    (code >= 0xe000 && code < 0xfffe) ||
    code >= 0x10000
  );
}
