/**
 * From pairs to groups. Pairs alone make chains: frame after frame of a pan is like its neighbour, and the last nothing
 * like the first. So every member of a group is compared with the group's first as well.
 */

/** Two photos that are taken for the same picture; the surer, the smaller the distance. */
export interface Match {
  readonly first: number;
  readonly second: number;
  readonly distance: number;
}

interface Group {
  /** All others were compared with this one. */
  readonly head: number;
  readonly members: number[];
}

/**
 * Joins the surest pairs first; two groups become one only where everyone in the smaller matches the head of the larger.
 * @returns groups of two or more, members ascending, groups by their first member
 */
export function groupPairs(
  pairs: readonly Match[],
  isMatch: (head: number, other: number) => boolean,
): number[][] {
  const groupOf = new Map<number, Group>();
  const find = (member: number): Group => groupOf.get(member) ?? { head: member, members: [member] };
  const surest = pairs.toSorted(
    (a, b) => a.distance - b.distance || a.first - b.first || a.second - b.second,
  );
  for (const { first, second } of surest) {
    const one = find(first);
    const other = find(second);
    if (one === other) continue;
    const [large, small] = one.members.length >= other.members.length ? [one, other] : [other, one];
    const isJoined = small.members.every(
      (member) => (large.head === first && member === second) || isMatch(large.head, member),
    );
    if (!isJoined) continue;
    large.members.push(...small.members);
    for (const member of large.members) groupOf.set(member, large);
  }
  return [...new Set(groupOf.values())]
    .map(({ members }) => members.toSorted((a, b) => a - b))
    .toSorted(([a = 0], [b = 0]) => a - b);
}
