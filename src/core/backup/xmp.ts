/**
 * Tags as an XMP sidecar (ISO 16684-1), in the three properties that digiKam, Lightroom and Immich read: flat words, and
 * paths in both ways of writing them.
 */

const NAMESPACES = [
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['lr', 'http://ns.adobe.com/lightroom/1.0/'],
  ['digiKam', 'http://www.digikam.org/ns/1.0/'],
] as const;

/** The sidecar of a photo with these tag paths (`Holidays/2019`). */
export function tagsToXmp(paths: readonly string[]): string {
  const parts = paths.map((path) => path.split('/').filter((part) => part !== ''));
  const words = [...new Set(parts.flatMap((path) => path.at(-1) ?? []))];
  const namespaces = NAMESPACES.map(([prefix, uri]) => `\n    xmlns:${prefix}="${uri}"`).join('');
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""${namespaces}>
${list('dc:subject', 'Bag', words)}
${list(
  'lr:hierarchicalSubject',
  'Bag',
  parts.map((path) => path.join('|')),
)}
${list(
  'digiKam:TagsList',
  'Seq',
  parts.map((path) => path.join('/')),
)}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
`;
}

function list(name: string, kind: 'Bag' | 'Seq', values: readonly string[]): string {
  const items = values.map((value) => `     <rdf:li>${escapeXml(value)}</rdf:li>`).join('\n');
  return `   <${name}>\n    <rdf:${kind}>\n${items}\n    </rdf:${kind}>\n   </${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

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
