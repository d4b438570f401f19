/**
 * What the address asks of a start: `?do=scan` from the app's shortcut, `?shared=…` from the share target. Read once, as the
 * page comes up, and taken out of the address, so that a reload does not ask again.
 */
const NAMES = ['do', 'shared'] as const;

const asked = takeFromAddress();

function takeFromAddress(): Map<string, string> {
  const address = new URL(location.href);
  const taken = new Map<string, string>();
  if (address.pathname !== import.meta.env.BASE_URL) return taken;
  for (const name of NAMES) {
    const value = address.searchParams.get(name);
    if (value === null) continue;
    taken.set(name, value);
    address.searchParams.delete(name);
  }
  if (taken.size > 0) history.replaceState(history.state, '', address);
  return taken;
}

/** The value, the first time it is asked for. */
export function takeStartParameter(name: (typeof NAMES)[number]): string | null {
  const value = asked.get(name) ?? null;
  asked.delete(name);
  return value;
}
