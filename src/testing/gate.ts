/** A gate that stays shut until a test opens it. */
export interface Gate {
  readonly opened: Promise<void>;
  readonly open: () => void;
}

export function createGate(): Gate {
  const openers: Array<() => void> = [];
  const opened = new Promise<void>((resolve) => openers.push(resolve));
  return { opened, open: () => openers.forEach((open) => open()) };
}
