/**
 * What has the keyboard's focus may leave the page: a photo that was archived, the notice whose button was pressed. The browser
 * drops the focus then, and keys and screen readers begin again at the top. Here it is given to what stands nearest.
 */

const FOCUSABLE = [
  'a[href]',
  'button:enabled',
  'input:enabled',
  'select:enabled',
  'textarea:enabled',
  'summary',
]
  .map((selector) => `${selector}:not([tabindex='-1'])`)
  .join(', ');

/** What had the focus last, and what it stood in, from the inside out: once it is gone nothing else remembers. */
interface Held {
  readonly element: Element;
  readonly around: readonly Element[];
  readonly path: string;
  /** Its ring was shown: somebody uses the keyboard. */
  readonly wasVisible: boolean;
  /** It was hidden for a while, as the page is while the next one comes in, or disabled. */
  readonly wasTaken: boolean;
}

/** @returns stops it */
export function keepFocus(): () => void {
  let held: Held | null = null;
  let frame = 0;

  const follow = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element)) return;
    held = {
      element: target,
      around: ancestorsOf(target),
      path: location.pathname,
      wasVisible: target.matches(':focus-visible'),
      wasTaken: false,
    };
  };
  const leave = ({ target }: FocusEvent): void => {
    if (held !== null && target === held.element && !canHaveFocus(held.element)) {
      held = { ...held, wasTaken: true };
      check();
    }
  };
  const check = (): void => {
    if (held === null || frame !== 0 || !isLost(held)) return;
    // Who took it away may know better where it belongs: two frames are theirs.
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        frame = 0;
        if (held !== null && isLost(held)) giveFocus(held);
      });
    });
  };
  const observer = new MutationObserver(check);
  observer.observe(document.body, { childList: true, subtree: true });
  addEventListener('focusin', follow);
  addEventListener('focusout', leave);
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
    removeEventListener('focusin', follow);
    removeEventListener('focusout', leave);
  };
}

/** Gone, and nothing else was focused since. Somebody who clicks beside everything has lost nothing. */
function isLost({ element, wasTaken }: Held): boolean {
  return (!element.isConnected || wasTaken) && (document.activeElement ?? document.body) === document.body;
}

function canHaveFocus(element: Element): boolean {
  return element.checkVisibility() && !element.matches(':disabled');
}

function ancestorsOf(element: Element): readonly Element[] {
  const around: Element[] = [];
  for (let at = element.parentElement; at !== null; at = at.parentElement) around.push(at);
  return around;
}

/** Seen by those who see where they are; for others nothing jumps. */
function giveFocus(held: Held): void {
  const next = nearestTo(held);
  next?.focus({ preventScroll: true });
  if (held.wasVisible) next?.scrollIntoView({ block: 'nearest' });
}

/**
 * The next thing in what it stood in: in a grid the photo in its place, in a dialog or a card the first thing there; and where
 * nothing of that is left, the page itself.
 */
function nearestTo({ element: self, around, path }: Held): HTMLElement | null {
  // What is only hidden or disabled is waited for.
  if (self.isConnected) return self instanceof HTMLElement && canHaveFocus(self) ? self : null;
  const main = document.querySelector<HTMLElement>('#main');
  for (const element of around) {
    // Another notice, or another button of the page's bar, has nothing to do with the one that is gone.
    if (!element.isConnected || element.closest('[aria-live], header') !== null) continue;
    if (element.closest('[role=grid]') !== null || element.contains(main)) break;
    const next = [...element.querySelectorAll<HTMLElement>(FOCUSABLE)].find((one) => one.checkVisibility());
    if (next !== undefined) return next;
  }
  // On another page one begins at its beginning.
  const photo =
    path === location.pathname
      ? document.querySelector<HTMLElement>("[role=grid] [data-photo-id][tabindex='0']")
      : null;
  return photo ?? main;
}
